import { addDays, type Calendar, type Day, eachDay, type Instant } from '../core/calendar.ts';
import type { Clock } from '../core/clock.ts';
import type { Collective } from '../core/collective.ts';
import { FAMILIES } from '../core/families.ts';
import { readClosedDays } from '../privacy/forget-old.ts';
import { finishErasures } from '../privacy/forget-person.ts';
import { takeDirtyDays } from '../queries/dirty-days.ts';
import { addRecompute, type Recompute, TALLIES } from '../queries/recomputes.ts';
import { readCutoff, readErasedAt, writeSetting } from '../queries/settings.ts';
import type { Database, Store } from '../store.ts';
import { breather, type RollUpContext } from './context.ts';
import { changedDays, type Dirty, dirtyPeriods, maturingDays } from './dirty-periods.ts';
import { type Draft, isWhole } from './draft.ts';
import { sayImported } from './imported.ts';
import { projectDays, staleProjections } from './project.ts';
import { ROLL_UPS } from './roll-ups.ts';
import type { TallyChanges } from './tallies.ts';
import { writeMeasures } from './write-measures.ts';

export type RollUpArgs = {
  readonly collective: Collective;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly runId: number;
  /** The last day that the figures include. */
  readonly day: Day;
  /** Days to work out anew though nothing new was observed of them (both included), and why. */
  readonly recompute?: Recompute;
};

/** Drafts that are looked up and written together. */
const WRITTEN_TOGETHER = 400;
/** More than a commit takes. */
const COMMIT_MS = 60_000;

/**
 * Turns what was observed since the last roll-up into measures, in one transaction. The cutoff is recomputed,
 * the day before it finalised; an older day is worked out again only when something new was observed of it,
 * or for a recompute, which names its reason. Work follows those days, not the history behind them. All that it
 * finds is known from one moment on; when the day of that moment ends before it does, it begins anew, as what was
 * known at the end of a day never changes.
 * @returns how many measures were new
 */
export async function rollUp(store: Store, args: RollUpArgs): Promise<number> {
  for (;;) {
    const written = await store.db
      .transaction()
      .execute((db) => rollUpOfOneDay(db, args))
      .catch((error) => {
        if (error instanceof DayEnded) return null;
        throw error;
      });
    if (written !== null) return written;
  }
}

class DayEnded extends Error {}

/** What is written as a day ends may be committed after it: it is known from the next day on. */
function knownFrom({ calendar, clock }: RollUpArgs): Instant {
  const now = clock.now();
  const begun = calendar.startOf(calendar.dayOf(Date.parse(now) + COMMIT_MS));
  return begun > now ? begun : now;
}

async function rollUpOfOneDay(db: Database, args: RollUpArgs): Promise<number> {
  const { calendar, collective, runId } = args;
  const at = knownFrom(args);
  const before = await readCutoff(db);
  const cutoff = before && before > args.day ? before : args.day;
  await writeSetting(db, 'cutoff', cutoff);
  const context: RollUpContext = {
    ...args,
    db,
    cutoff,
    until: calendar.endOf(cutoff),
    at,
    erasedAt: await readErasedAt(db),
    closed: await readClosedDays(db),
    tallied: new Set(),
    remembered: new Map(),
  };
  const known = { at, runId };
  const dirty = await takeDirtyDays(db, cutoff);
  if (args.recompute) {
    await addRecompute(db, args.recompute, known);
    for (const family of FAMILIES)
      dirty.set(family, [...(dirty.get(family) ?? []), ...daysOf(args.recompute)]);
  }
  const tallies = await project(context, dirty, { ...known, before });
  const breathe = breather();
  const drafts: Draft[] = [];
  let written = 0;
  for (const rollup of ROLL_UPS) {
    for (const grain of rollup.grains) {
      for (const period of await dirtyPeriods(rollup, grain, { dirty, tallies, context, before })) {
        const since = rollup.cumulative ? collective.startDay : null;
        const measured = await rollup.measure(context, period);
        const found = rollup.ownRecord ? measured : tellable(context, measured);
        drafts.push(...(await sayImported(context, rollup.restsOn, found, since)));
        if (drafts.length >= WRITTEN_TOGETHER) written += await writeMeasures(db, drafts.splice(0), known);
        await breathe();
      }
    }
  }
  written += await writeMeasures(db, drafts, known);
  await finishErasures(db, at);
  await breathe();
  if (calendar.dayOf(knownFrom(args)) !== calendar.dayOf(at)) throw new DayEnded();
  return written;
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

/** A store whose tallies were made in another way, or not at all, gets them once for its whole history. */
async function project(
  context: RollUpContext,
  dirty: Dirty,
  { before, ...known }: { at: Instant; runId: number; before: Day | null },
): Promise<TallyChanges> {
  const { db, collective, cutoff } = context;
  const stale = await staleProjections(context);
  if (stale.size > 0)
    await addRecompute(db, { from: collective.startDay, to: cutoff, reason: TALLIES }, known);
  return projectDays(context, (projection) => {
    const { follows, matures } = projection;
    const changed = changedDays(follows, dirty, context);
    const recent = matures ? changed.union(maturingDays(context, before, matures)) : changed;
    return stale.get(projection) ?? [...recent];
  });
}

const daysOf = ({ from, to }: Recompute): Day[] => [...eachDay(from, addDays(to, 1))];
