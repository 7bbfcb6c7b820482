import { addDays, type Calendar, type Day } from '../core/calendar.ts';
import type { Clock } from '../core/clock.ts';
import type { Collective } from '../core/collective.ts';
import type { CollectedFamily, Family } from '../core/families.ts';
import { type Grain, type Period, periodOf, periodsBetween } from '../core/period.ts';
import { takeDirtyDays } from '../queries/dirty-days.ts';
import { readCutoff, readErasedAt, writeSetting } from '../queries/settings.ts';
import type { Store } from '../store.ts';
import { adoptersOf } from './adopters.ts';
import type { RollUpContext } from './context.ts';
import { coverageDrafts } from './data-quality.ts';
import { type Draft, isWhole } from './draft.ts';
import { sayImported } from './imported.ts';
import { cohortsOf, declarationsOf } from './placements.ts';
import { relaysOf } from './relays.ts';
import { requestsOf } from './requests.ts';
import { volumeOf } from './volume.ts';
import { writeMeasures } from './write-measures.ts';

type RollUp = {
  readonly family: Family;
  readonly measure: (context: RollUpContext, period: Period) => Promise<Draft[]>;
  readonly grains: readonly Grain[];
  /** Whose dirty days make a period of this family dirty; those above it in the list are rolled up first. */
  readonly follows: readonly Family[];
  /** Whose readings its figures rest on: when files stood in for them, the figures say so. */
  readonly restsOn: readonly CollectedFamily[];
  /** Days before the cutoff that change because time has passed, though nothing new was observed. */
  readonly matures: readonly number[];
  /** Counted since the first day: what changes on a day changes in every later period. */
  readonly cumulative?: true;
};

/** One roll-up a family, in the order in which they read one another's days. */
const ROLL_UPS: readonly RollUp[] = [
  {
    family: 'hashtag-volume',
    measure: volumeOf,
    grains: ['day', 'month', 'year', 'all'],
    follows: ['hashtag-volume', 'seeker-requests', 'placements'],
    restsOn: ['hashtag-volume'],
    matures: [],
  },
  {
    family: 'seeker-requests',
    measure: requestsOf,
    grains: ['day', 'month', 'year', 'all'],
    follows: ['hashtag-volume', 'seeker-requests', 'placements'],
    restsOn: ['seeker-requests', 'placements'],
    matures: [],
  },
  {
    family: 'retweet-reach',
    measure: relaysOf,
    grains: ['day', 'month', 'year', 'all'],
    follows: ['hashtag-volume', 'seeker-requests', 'retweet-reach'],
    restsOn: ['retweet-reach'],
    matures: [7, 8],
  },
  {
    family: 'bio-adopters',
    measure: adoptersOf,
    grains: ['day', 'year', 'all'],
    follows: ['bio-adopters'],
    restsOn: [],
    matures: [],
  },
  {
    family: 'placements',
    measure: declarationsOf,
    grains: ['month', 'year', 'all'],
    follows: ['hashtag-volume', 'seeker-requests', 'placements'],
    restsOn: ['seeker-requests', 'placements'],
    matures: [],
    cumulative: true,
  },
  {
    family: 'placements',
    measure: cohortsOf,
    grains: ['year', 'all'],
    follows: ['hashtag-volume', 'seeker-requests', 'placements'],
    restsOn: ['seeker-requests', 'placements'],
    matures: [180, 181],
  },
  {
    family: 'data-quality',
    measure: coverageDrafts,
    grains: ['day', 'month', 'year', 'all'],
    follows: ['hashtag-volume', 'seeker-requests', 'retweet-reach', 'placements'],
    restsOn: [],
    matures: [],
  },
];

/** The families whose figures change when observations of these do. */
export const familiesFollowing = (changed: Iterable<Family>): Set<Family> => {
  const dirty = new Set(changed);
  const following = ROLL_UPS.filter(({ follows }) => follows.some((family) => dirty.has(family)));
  return new Set(following.map(({ family }) => family));
};

export type RollUpArgs = {
  readonly collective: Collective;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly runId: number;
  /** The last day that the figures include. */
  readonly day: Day;
};

/**
 * Turns what was observed since the last roll-up into measures, in one transaction.
 * Work follows the dirty days and the periods that hold them, not the history behind them.
 * @returns how many measures were new
 */
export async function rollUp(store: Store, args: RollUpArgs): Promise<number> {
  return store.db.transaction().execute(async (db) => {
    const before = await readCutoff(db);
    const cutoff = before && before > args.day ? before : args.day;
    await writeSetting(db, 'cutoff', cutoff);
    const context: RollUpContext = {
      ...args,
      db,
      cutoff,
      until: args.calendar.endOf(cutoff),
      erasedAt: await readErasedAt(db),
      remembered: new Map(),
    };
    const dirty = await takeDirtyDays(db);
    let written = 0;
    for (const rollup of ROLL_UPS) {
      for (const grain of rollup.grains) {
        const drafts: Draft[] = [];
        for (const period of dirtyPeriods(rollup, grain, dirty, context, before)) {
          const since = rollup.cumulative ? args.collective.startDay : null;
          const found = tellable(context, await rollup.measure(context, period));
          drafts.push(...(await sayImported(context, rollup.restsOn, found, since)));
        }
        written += await writeMeasures(db, drafts, { at: args.clock.now(), runId: args.runId });
      }
    }
    return written;
  });
}

/**
 * What a roll-up may say of a period that rests on erased data: only what was collected anew, whole. The rest
 * keeps the measures it has; it is known no worse than before, and is no zero.
 */
function tellable({ erasedAt, calendar }: RollUpContext, drafts: readonly Draft[]): readonly Draft[] {
  if (erasedAt === null) return drafts;
  const erasedOn = calendar.dayOf(erasedAt);
  return drafts.filter(
    ({ period, state, coverage }) =>
      period.start > erasedOn || (state === 'measured' && coverage !== null && isWhole(coverage)),
  );
}

function dirtyPeriods(
  rollup: RollUp,
  grain: Grain,
  dirty: ReadonlyMap<Family, readonly Day[]>,
  { cutoff, collective }: RollUpContext,
  before: Day | null,
): Period[] {
  const { startDay } = collective;
  const days = rollup.follows.flatMap((family) => dirty.get(family) ?? []);
  days.push(cutoff, ...rollup.matures.map((age) => addDays(cutoff, -age)));
  const counted = days.filter((day) => day >= startDay && day <= cutoff);
  if (grain === 'all') return [periodOf('all', cutoff, startDay)];
  const periods = new Map(
    counted.map((day) => periodOf(grain, day, startDay)).map((period) => [period.start, period]),
  );
  if (rollup.cumulative) {
    const earliest = counted.reduce((first, day) => (day < first ? day : first), before ?? cutoff);
    for (const period of periodsBetween(grain, earliest, cutoff, startDay)) periods.set(period.start, period);
  }
  return [...periods.values()].sort((a, b) => (a.start < b.start ? -1 : 1));
}
