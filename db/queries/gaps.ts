import type { Selectable } from 'kysely';
import type { Instant } from '../core/calendar.ts';
import type { CollectedFamily } from '../core/families.ts';
import { type CollectionWindowTable, IMPORTED } from '../schema/collection-window.ts';
import type { Database } from '../store.ts';

/** Half-open [from, until). */
export type Interval = { readonly from: Instant; readonly until: Instant };
/** What a family has not collected, and the latest thing that stood in the way; null: nothing was tried. */
export type Gap = Interval & { readonly cause: string | null };

/** What counts as collected: what was known after a moment (what came before is not there any more), and by one. */
export type KnownWhen = { readonly knownAfter?: Instant | null; readonly knownBy?: Instant | undefined };

/**
 * What a family has not collected of an interval, oldest first. A gap is cut where its cause changes, so that
 * each part tells its own. Work: the windows that touch the interval, one a night.
 */
export async function readGaps(
  db: Database,
  family: CollectedFamily,
  within: Interval,
  known: KnownWhen = {},
): Promise<Gap[]> {
  const { gaps } = coveredWithin(within, await readWindows(db, family, within, known));
  return [...gaps];
}

export type Window = Interval & Pick<Selectable<CollectionWindowTable>, 'state' | 'reason'>;

/** The windows of a family that touch an interval, in the order in which they were told. */
export async function readWindows(
  db: Database,
  family: CollectedFamily,
  within: Interval,
  { knownAfter = null, knownBy }: KnownWhen = {},
): Promise<Window[]> {
  const rows = await db
    .selectFrom('collection_window')
    .select(['from_at as from', 'until_at as until', 'state', 'reason', 'known_at'])
    .where('family', '=', family)
    .where('until_at', '>', within.from)
    .where('from_at', '<', within.until)
    .orderBy('id')
    .execute();
  return rows.filter(
    ({ known_at }) => (knownAfter === null || known_at > knownAfter) && (!knownBy || known_at <= knownBy),
  );
}

/** What is missing of an interval, and whether files stand where X was not read. */
export type Covered = {
  readonly gaps: readonly Gap[];
  /** Milliseconds that are there only because a file holds them whole. */
  readonly imported: number;
  /** Files told something of hours that nothing holds whole. */
  readonly seen: boolean;
};

/** What these windows, and no others that touch it, leave of an interval. */
export function coveredWithin(within: Interval, windows: readonly Window[]): Covered {
  const collected = windows.filter(({ state }) => state === 'collected');
  const failed = windows.filter(({ state }) => state === 'failed');
  const lacking = uncovered(within, collected);
  const fromX = collected.filter(({ reason }) => reason !== IMPORTED);
  const seen = windows.filter(({ state }) => state === 'seen');
  return {
    gaps: lacking.flatMap((gap) => parts(gap, failed)),
    imported: fromX.length === collected.length ? 0 : lengthOf(uncovered(within, fromX)) - lengthOf(lacking),
    seen: seen.some(({ from, until }) => lacking.some((gap) => gap.from < until && gap.until > from)),
  };
}

export const lengthOf = (intervals: readonly Interval[]): number =>
  intervals.reduce((sum, { from, until }) => sum + Date.parse(until) - Date.parse(from), 0);

/** What of an interval none of the others covers. */
export function uncovered(within: Interval, covering: readonly Interval[]): Interval[] {
  const gaps: Interval[] = [];
  let reached = within.from;
  for (const { from, until } of covering.toSorted((one, other) => (one.from < other.from ? -1 : 1))) {
    if (from > reached) gaps.push({ from: reached, until: from < within.until ? from : within.until });
    if (until > reached) reached = until;
    if (reached >= within.until) return gaps;
  }
  if (reached < within.until) gaps.push({ from: reached, until: within.until });
  return gaps;
}

type Failure = Interval & { readonly reason: string | null };

/** A gap cut where failures begin and end; the latest failure that touches a part is its cause. */
function parts(gap: Interval, failed: readonly Failure[]): Gap[] {
  const inside = (at: Instant): boolean => at > gap.from && at < gap.until;
  const cuts = failed.flatMap(({ from, until }) => [from, until]).filter(inside);
  const edges = [...new Set([gap.from, ...cuts, gap.until])].sort();
  const found: Gap[] = [];
  for (const [index, from] of edges.slice(0, -1).entries()) {
    const until = edges[index + 1] as Instant;
    const failure = failed.findLast((window) => window.from <= from && window.until >= until);
    const cause = failure ? (failure.reason ?? 'run_failed') : null;
    const last = found.at(-1);
    if (last && last.cause === cause) found[found.length - 1] = { ...last, until };
    else found.push({ from, until, cause });
  }
  return found;
}
