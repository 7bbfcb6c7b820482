import { addDays, Calendar, type Day, day, eachDay, type Instant } from '../../db/core/calendar.ts';
import type { CollectedFamily } from '../../db/core/families.ts';
import { readGaps } from '../../db/queries/gaps.ts';
import { readMeasures } from '../../db/queries/measures.ts';
import type { Store } from '../../db/store.ts';
import { type Figure, judge, measuredFigures, truthRows, type Verdict } from '../demo/figures.ts';
import type { TinyWorld } from '../demo/world/tiny-world.ts';
import type { Period } from '../demo/world/truth/periods.ts';
import { postTruth } from '../demo/world/truth/posts.ts';
import { relayTruth } from '../demo/world/truth/relays.ts';
import { readScene } from '../demo/world/truth/scene.ts';
import { truthOf } from '../demo/world/truth.ts';

export type Tally = Record<Verdict, number>;

const FIRST = day('2015-09-26');
const PARIS = new Calendar('Europe/Paris');
const DAILY = ['hashtag_posts_original', 'seeker_requests', 'collective_relays'];

/** Holds every figure since the first day, and those of each day, against the world. Silence must have its cause. */
export async function judgeFigures(
  store: Store,
  world: TinyWorld,
  { cutoff, readings }: { cutoff: Day; readings: readonly Instant[] },
): Promise<{ tally: Tally; problems: string[] }> {
  const tally: Tally = { equal: 0, within: 0, silent: 0, wrong: 0 };
  const problems: string[] = [];
  const hold = (figure: Figure, value: number): void => {
    const verdict = judge(figure, { ...figure, value });
    tally[verdict] += 1;
    if (verdict === 'wrong') problems.push(`${JSON.stringify(figure)} but it is ${value}`);
    if (verdict === 'silent' && !figure.reason)
      problems.push(`${figure.key} ${figure.period} is silent without a cause`);
  };
  const scans = await store.db
    .selectFrom('bio_scan')
    .select(['day', 'scanned_at as at'])
    .where('state', '=', 'done')
    .execute();
  const figures = (await measuredFigures(store, FIRST, cutoff)).filter(
    ({ key }) => key !== 'collection_coverage',
  );
  const truth = truthOf(world, { cutoff, readings, scans }).map((row) => ({ ...row, value: row.value ?? 0 }));
  const daily = dailyTruth(world, cutoff, readings);
  const active = await activeDays(store, cutoff, daily.get('collective_relays') ?? new Map());
  const searched = (await gapDays(store, 'seeker-requests', cutoff)).union(
    await gapDays(store, 'placements', cutoff),
  );
  for (const [index, { value }] of truthRows(truth, figures).entries()) {
    const figure = figures[index] as Figure;
    // Told of what was read, beside its coverage: requests that no search found have no delay.
    if (figure.key === 'time_to_first_relay' && searched.size > 0) tally.within += 1;
    else hold(figure, figure.key === 'active_days_ratio' ? active : value);
  }
  for (const [key, one] of daily) {
    const rows = await readMeasures(store.db, { indicator: key, grain: 'day', from: FIRST, to: cutoff });
    const measured = new Map(rows.map((row) => [row.start_day, row]));
    for (const [date, value] of one) {
      const row = measured.get(date);
      // A day after the last roll-up that went through has no row yet.
      if (!row) continue;
      const { state, low, high, reason } = row;
      const told = row.value === null ? { low, high } : { value: row.value };
      hold({ key, period: date, state, coverage: row.coverage, ...(reason && { reason }), ...told }, value);
    }
  }
  return { tally, problems };
}

/** The share of active days among those that were wholly collected: the others leave both terms. */
async function activeDays(store: Store, cutoff: Day, relays: ReadonlyMap<Day, number>): Promise<number> {
  const unknown = await gapDays(store, 'retweet-reach', cutoff);
  const known = [...relays].filter(([date]) => !unknown.has(date));
  return known.filter(([, count]) => count > 0).length / Math.max(1, known.length);
}

async function gapDays({ db }: Store, family: CollectedFamily, cutoff: Day): Promise<Set<Day>> {
  const gaps = await readGaps(db, family, { from: PARIS.startOf(FIRST), until: PARIS.endOf(cutoff) });
  return new Set(
    gaps.flatMap(({ from, until }) => [
      ...eachDay(PARIS.dayOf(from), addDays(PARIS.dayOf(Date.parse(until) - 1), 1)),
    ]),
  );
}

function dailyTruth(
  world: TinyWorld,
  cutoff: Day,
  readings: readonly Instant[],
): Map<string, Map<Day, number>> {
  const cutoffEnd = Date.parse(PARIS.endOf(cutoff));
  const scene = readScene(
    world,
    cutoffEnd,
    readings.map((at) => Date.parse(at)),
  );
  const daily = new Map(DAILY.map((key) => [key, new Map<Day, number>()]));
  for (const date of eachDay(FIRST, addDays(cutoff, 1))) {
    const [start, end] = [Date.parse(PARIS.startOf(date)), Date.parse(PARIS.endOf(date))];
    const period: Period = { name: date, first: date, last: date, start, end, days: 1 };
    const { collectiveId } = world;
    const rows = [
      ...postTruth(scene, period),
      ...relayTruth(scene, period, { collectiveId, cutoffEnd, matureDays: 7 }),
    ];
    for (const { key, value, visible } of rows)
      daily.get(key)?.set(date, (key === 'collective_relays' ? visible : value) ?? 0);
  }
  return daily;
}
