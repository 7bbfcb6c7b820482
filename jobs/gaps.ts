import { addDays, type Calendar, type Day, eachDay, type Instant } from '../db/core/calendar.ts';
import { COLLECTED_FAMILIES, type CollectedFamily } from '../db/core/families.ts';
import { type Gap, type Interval, readGaps } from '../db/queries/gaps.ts';
import { listBioScans } from '../db/queries/ingest-bios.ts';
import type { Database } from '../db/store.ts';

/** What one family collected of a stretch of days, in hours, and what it did not. */
type FamilyCoverage = {
  readonly family: CollectedFamily;
  readonly hours: number;
  readonly collected: number;
  readonly gaps: readonly Gap[];
};
/** Both days included. Bios are read on single days: a scan that failed is a gap until one works. */
export type GapReport = {
  readonly from: Day;
  readonly to: Day;
  readonly families: readonly FamilyCoverage[];
  readonly failedScans: readonly { readonly day: Day; readonly cause: string }[];
  /** As it was known then; as it is known now, unless told. */
  readonly knownBy?: Instant;
};

/** Bios are scanned on some days, not hour by hour. */
const CONTINUOUS = COLLECTED_FAMILIES.filter((family) => family !== 'bio-adopters');

/** @returns what was and was not collected from the first moment of `from` to the last of `to`, as known by a moment or now */
export async function reportGaps(
  db: Database,
  calendar: Calendar,
  { from, to, knownBy }: { from: Day; to: Day; knownBy?: Instant },
): Promise<GapReport> {
  const within = { from: calendar.startOf(from), until: calendar.endOf(to) };
  const families: FamilyCoverage[] = [];
  for (const family of CONTINUOUS) {
    const gaps = await readGaps(db, family, within, { knownBy });
    const hours = hoursOf(within);
    const missing = gaps.reduce((sum, gap) => sum + hoursOf(gap), 0);
    families.push({ family, hours, collected: hours - missing, gaps });
  }
  const failedScans = await readFailedScans(db, from, to, knownBy);
  return { from, to, families, failedScans, ...(knownBy && { knownBy }) };
}

/** One row a day and family, for a spreadsheet. */
export function* daysOf(
  { from, to, families }: GapReport,
  calendar: Calendar,
): Generator<{ day: Day; family: CollectedFamily; hours: number; collected: number; cause: string | null }> {
  for (const day of eachDay(from, addDays(to, 1))) {
    const within = { from: calendar.startOf(day), until: calendar.endOf(day) };
    const hours = hoursOf(within);
    for (const { family, gaps } of families) {
      const cuts = gaps.flatMap((gap) => overlap(gap, within) ?? []);
      const missing = cuts.reduce((sum, cut) => sum + hoursOf(cut), 0);
      const cause = cuts.findLast((cut) => cut.cause !== null)?.cause ?? null;
      yield { day, family, hours, collected: hours - missing, cause };
    }
  }
}

function overlap(gap: Gap, { from, until }: Interval): Gap | null {
  const cut = { ...gap, from: later(gap.from, from), until: gap.until < until ? gap.until : until };
  return cut.from < cut.until ? cut : null;
}

async function readFailedScans(
  db: Database,
  from: Day,
  to: Day,
  knownBy?: Instant,
): Promise<GapReport['failedScans']> {
  const scans = await listBioScans(db, from, to, knownBy);
  // A panel that works does not stand for the whole search that failed.
  const swept = scans.findLastIndex(({ state, kind }) => state === 'done' && kind !== 'panel');
  const worked = scans.findLastIndex(({ state }) => state === 'done');
  return scans
    .filter(({ state, kind }, index) => state === 'failed' && index > (kind === 'panel' ? worked : swept))
    .map(({ day, reason }) => ({ day, cause: reason ?? 'run_failed' }));
}

const hoursOf = ({ from, until }: Interval): number => (Date.parse(until) - Date.parse(from)) / 3_600_000;
const later = (one: Instant, other: Instant): Instant => (one > other ? one : other);
