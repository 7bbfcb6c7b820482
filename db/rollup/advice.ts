import type { Period } from '../core/period.ts';
import { readSetting, writeSetting } from '../queries/settings.ts';
import { contrastOfMedians, type Stratum } from '../statistics/bootstrap.ts';
import { type Counted, quantileOfCounted, sizeOf } from '../statistics/quantiles.ts';
import { breather, type RollUpContext } from './context.ts';
import { type Draft, measured, missing } from './draft.ts';
import { CLAIM_NAMES, type ClaimName, FOLLOWERS, GROUPS, groupName, SEEN } from './projections/written.ts';

const CONTRAST = 'advice_contrast';
/** Same seed, same interval: on either engine and whichever night. */
const SEED = 20_150_926;
const FEWEST = 30;

/**
 * The advice put to the test over all requests that were looked up, once a month. Work: the different counts that
 * requests received, and how many stand by each; however many requests there were.
 */
export async function adviceOf(context: RollUpContext, period: Period): Promise<Draft[]> {
  const month = context.cutoff.slice(0, 7);
  if ((await readSetting(context.db, 'advice')) === month) return [];
  await writeSetting(context.db, 'advice', month);
  const seen = new Map((await readAll(context, SEEN)).map(({ key, amount }) => [key, amount]));
  const known = await readAll(context, FOLLOWERS);
  const classes = known.map(({ key, amount }) => ({ key: Number(key), amount }));
  const thirds = [1 / 3, 2 / 3].map((share) => quantileOfCounted(classes, share) ?? 0);
  const breathe = breather();
  const drafts: Draft[] = [];
  for (const [index, claim] of CLAIM_NAMES.entries()) {
    const strata = await strataOf(context, claim, thirds);
    await breathe();
    drafts.push(...told(period, { claim, seed: SEED + index, seen, strata }));
    await breathe();
  }
  return drafts;
}

type Amount = { readonly key: string; readonly amount: number };
/** Rows that are read in one turn. */
const PAGE = 5_000;

/** A tally since the start, in the order of its keys. */
async function readAll({ db, collective }: RollUpContext, name: string): Promise<Amount[]> {
  const breathe = breather();
  const found: Amount[] = [];
  for (;;) {
    const page = await db
      .selectFrom('tally')
      .select(['key', 'amount'])
      .where('name', '=', name)
      .where('grain', '=', 'all')
      .where('start_day', '=', collective.startDay)
      .where('key', '>', found.at(-1)?.key ?? '')
      .orderBy('key')
      .limit(PAGE)
      .execute();
    found.push(...page);
    if (page.length < PAGE) return found;
    await breathe();
  }
}

/** Requests alike in whether the collective relayed them and in the third that their author's followers put them in. */
async function strataOf(
  context: RollUpContext,
  claim: ClaimName,
  thirds: readonly number[],
): Promise<Stratum[]> {
  const strata = new Map<string, Record<(typeof GROUPS)[number], Map<number, number>>>();
  for (const group of GROUPS) {
    for (const { key, amount } of await readAll(context, groupName(claim, group))) {
      const [relayed, followers = '', value] = key.split(' ');
      const name = `${relayed === '1' ? 'relayed' : 'not'} ${thirdOf(followers, thirds)}`;
      const stratum = strata.get(name) ?? { with: new Map(), without: new Map() };
      strata.set(name, stratum);
      const counts = stratum[group];
      counts.set(Number(value), (counts.get(Number(value)) ?? 0) + amount);
    }
  }
  return [...strata].map(([key, groups]) => ({
    key,
    with: inOrder(groups.with),
    without: inOrder(groups.without),
  }));
}

const inOrder = (counts: ReadonlyMap<number, number>): Counted =>
  [...counts]
    .filter(([, amount]) => amount > 0)
    .map(([key, amount]) => ({ key, amount }))
    .sort((one, other) => one.key - other.key);

/** By their author's followers, which are known of those who show a tag in their bio: nobody is asked for. */
const thirdOf = (followers: string, thirds: readonly number[]): string =>
  followers === '-' ? 'unknown' : String(1 + thirds.filter((third) => Number(followers) > third).length);

type Trial = {
  readonly claim: ClaimName;
  readonly seed: number;
  readonly seen: ReadonlyMap<string, number>;
  readonly strata: readonly Stratum[];
};
type Name = { readonly indicator: string; readonly dimension: string };

function told(period: Period, { claim, seed, seen, strata }: Trial): Draft[] {
  const nameOf = (dimension: string): Name => ({ indicator: CONTRAST, dimension });
  const groups = GROUPS.map((group) => ({ group, name: nameOf(`${claim} ${group}`) }));
  const count = (key: string): number => seen.get(key) ?? 0;
  const silent =
    count(`${claim} coded`) === 0 ? 'not_coded' : count(`${claim} counted`) === 0 ? 'no_impressions' : null;
  const none = count('requests') === 0 ? 'no_request' : silent;
  if (none !== null) {
    const names = [nameOf(claim), ...groups.map(({ name }) => name)];
    return names.map((name) => missing(name, period, 'not_measured', none));
  }
  return [
    contrastDraft(nameOf(claim), period, contrastOfMedians(strata, { seed })),
    ...groups.map(({ group, name }) => {
      const all = strata.flatMap((stratum) => stratum[group]).toSorted((one, other) => one.key - other.key);
      const n = sizeOf(all);
      return n < FEWEST
        ? missing(name, period, 'not_measured', 'too_few')
        : measured(name, period, null, { value: quantileOfCounted(all, 0.5) as number, n });
    }),
  ];
}

/** Its interval stands where other figures have their bounds. */
function contrastDraft(name: Name, period: Period, found: ReturnType<typeof contrastOfMedians>): Draft {
  if (!found) return missing(name, period, 'not_measured', 'too_few');
  const { difference, low, high } = found;
  const n = found.with + found.without;
  return { ...measured(name, period, null, { value: difference, n }), low, high, reason: 'association' };
}
