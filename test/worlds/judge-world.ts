import { CATALOGUE } from '../../db/catalogue/index.ts';
import type { MeasureRow } from '../../db/queries/measures.ts';
import type { Store } from '../../db/store.ts';
import { judge, type Verdict } from '../demo/figures.ts';
import type { TruthRow } from '../demo/world/truth/row.ts';
import type { Expectations } from './expected.ts';

export type Finding = { indicator: string; period: string; expected: string; found: string };
export type Judgement = {
  readonly tally: Record<Verdict, number>;
  readonly wrong: readonly Finding[];
  /** Indicators that had a figure. */
  readonly exercised: ReadonlySet<string>;
};

/** Defined on what could be read: their truth is that of a perfect reader at the same moments. */
const ON_READINGS = new Set(['collective_relays', 'active_days_ratio', 'time_to_first_relay']);

/** Fewer people than this are told no share of. */
const FEWEST_OF_COHORT = 20;
const COHORTS = new Set(['declared_share_cohort', 'relayed_share_cohort']);

/** Holds every figure that stands in a store against what the world's ledger says of it. */
export async function judgeWorld(store: Store, expected: Expectations): Promise<Judgement> {
  const standing = await store.db
    .selectFrom('measure')
    .selectAll()
    .where('superseded_at', 'is', null)
    .orderBy('id')
    .execute();
  const tally: Record<Verdict, number> = { equal: 0, within: 0, silent: 0, wrong: 0 };
  const wrong: Finding[] = [];
  const exercised = new Set<string>();
  for (const row of standing) {
    const key = row.dimension ? `${row.indicator}:${row.dimension}` : row.indicator;
    const rows = expected.of(row.grain, row.start_day);
    const truth = truthOf(rows, key, row.indicator);
    const verdict = verdictOf(row, truth, rows.get(key)?.visible === null);
    tally[verdict] += 1;
    if (verdict === 'equal' || verdict === 'within') exercised.add(row.indicator);
    if (verdict === 'wrong') {
      const period = `${row.grain} ${row.start_day}`;
      wrong.push({ indicator: key, period, expected: sayTruth(truth), found: sayRow(row) });
    }
  }
  return { tally, wrong, exercised };
}

export const CATALOGUE_KEYS: readonly string[] = CATALOGUE.map(({ key }) => key);

/** What is told by parts, and a part of which may have lost all it held. */
const EMPTIED = new Set(['requests_by_profile', 'requests_by_hour']);

/** A value, both bounds, or null: nothing is to be told. Undefined: the ledger does not know such a figure. */
type Told = number | { low: number; high: number } | null | undefined;

function truthOf(rows: ReadonlyMap<string, TruthRow>, key: string, indicator: string): Told {
  const [low, high] = [rows.get(`${key} low`), rows.get(`${key} high`)];
  if (low && high)
    return low.value === null || high.value === null ? null : { low: low.value, high: high.value };
  const row = rows.get(key);
  // An answer that nobody stands by any more, an hour that has no request any more, is still told, of nobody.
  if (!row) return EMPTIED.has(indicator) ? 0 : undefined;
  if (COHORTS.has(indicator) && (row.visibleN ?? 0) < FEWEST_OF_COHORT) return null;
  const { lower, upper } = row;
  if (row.value === null && lower !== undefined && upper !== undefined)
    return lower === null || upper === null ? null : { low: lower, high: upper };
  return ON_READINGS.has(indicator) && row.visible !== undefined ? row.visible : row.value;
}

/** @param unread no reading could see any of what the figure is made of */
function verdictOf(row: MeasureRow, truth: Told, unread: boolean): Verdict {
  if (row.state !== 'measured') {
    // Of what nobody could read nothing need be told, except that there was none.
    const isSilent = truth === null || (unread && row.reason !== 'no_request');
    return isSilent && row.reason ? 'silent' : 'wrong';
  }
  const { state, coverage, value, low, high } = row;
  // A share of nobody that says that it may be anything, as what was missed may be somebody.
  if (truth === null) return row.n === 0 && low === 0 && high === 1 && row.reason ? 'within' : 'wrong';
  if (truth === undefined) return 'wrong';
  const figure = { key: '', period: '', state, coverage, ...(row.reason && { reason: row.reason }) };
  const told = value === null ? { ...figure, low, high } : { ...figure, value };
  const of = (value: number): Verdict => judge(told, { key: '', period: '', value });
  if (typeof truth === 'number') return of(truth);
  return of(truth.low) === 'wrong' || of(truth.high) === 'wrong' ? 'wrong' : 'within';
}

const sayTruth = (truth: Told): string => JSON.stringify(truth) ?? 'nothing is known of such a figure';
const sayRow = ({ state, value, low, high, n, coverage, reason }: MeasureRow): string =>
  JSON.stringify({ state, value, low, high, n, coverage, reason });
