import type { ExpressionBuilder, Selectable } from 'kysely';
import { addDays, type Day, type Instant } from '../core/calendar.ts';
import { lastDayOf, type Period } from '../core/period.ts';
import type { AdopterEventTable } from '../schema/adopter-event.ts';
import type { BioScanTable } from '../schema/bio-scan.ts';
import type { BioSightingTable } from '../schema/bio-sighting.ts';
import type { Schema } from '../schema/index.ts';
import { once, type RollUpContext } from './context.ts';

export type Seen = Pick<Selectable<BioSightingTable>, 'account' | 'adopter' | 'seeker'>;
type Scan = Selectable<BioScanTable>;

/** What is known of bios at one scan: the last sweep, what has changed since, and whom the panel asked. */
export type BioReadings = {
  /** Whether the scan is a panel's. */
  readonly panel: boolean;
  /** What was seen from this moment on is a week old at most. */
  readonly since: Instant;
  readonly swept: { readonly at: Instant; readonly rows: readonly Seen[] };
  /** Since the sweep, in their order. */
  readonly events: readonly Pick<Selectable<AdopterEventTable>, 'account' | 'event' | 'noticed_at'>[];
  /** Of the last week, by account, as last seen. */
  readonly asked: ReadonlyMap<string, Seen>;
};

const WEEK = 7;

const ANY = ['sweep', 'panel', 'file'] as const;
/** Before there were panels every scan was a sweep. */
const isOf = (eb: ExpressionBuilder<Schema, 'bio_scan'>, kinds: readonly (typeof ANY)[number][]) =>
  kinds.includes('sweep')
    ? eb.or([eb('kind', 'is', null), eb('kind', 'in', kinds)])
    : eb('kind', 'in', kinds);

/** The latest scan of these kinds in a period. Work: those after it, by index from its last day on. */
export async function lastScan(
  { db }: RollUpContext,
  period: Period,
  { state, kinds = ANY }: { state: Scan['state']; kinds?: readonly (typeof ANY)[number][] },
): Promise<Scan | undefined> {
  return db
    .selectFrom('bio_scan')
    .selectAll()
    .where('day', '>=', period.start)
    .where('day', '<=', lastDayOf(period))
    .where('state', '=', state)
    .where((eb) => isOf(eb, kinds))
    .orderBy('day', 'desc')
    .orderBy('scanned_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The days of scans of these kinds that worked, from a day up to the cutoff. */
export async function scanDays(
  { db, cutoff }: RollUpContext,
  { from, kinds }: { from: Day; kinds: readonly (typeof ANY)[number][] },
): Promise<Day[]> {
  const rows = await db
    .selectFrom('bio_scan')
    .select('day')
    .distinct()
    .where('day', '>=', from)
    .where('day', '<=', cutoff)
    .where('state', '=', 'done')
    .where((eb) => isOf(eb, kinds))
    .execute();
  return rows.map(({ day }) => day);
}

/** Work: the accounts of one sweep, and a year of changes at most. */
export function readBios(context: RollUpContext, scan: Scan): Promise<BioReadings> {
  return once(context, `bios ${scan.id}`, () => read(context, scan));
}

const sightingsOf = ({ db }: Pick<RollUpContext, 'db'>, scan: number): Promise<Seen[]> =>
  db
    .selectFrom('bio_sighting')
    .select(['account', 'adopter', 'seeker'])
    .where('scan_id', '=', scan)
    .execute();

async function read({ db, calendar }: RollUpContext, scan: Scan): Promise<BioReadings> {
  const since = calendar.startOf(addDays(scan.day, 1 - WEEK));
  if (scan.kind === 'file') {
    const rows = await sightingsOf({ db }, scan.id);
    return { panel: false, since, swept: { at: scan.scanned_at, rows }, events: [], asked: new Map() };
  }
  const sweep = await db
    .selectFrom('bio_scan')
    .select(['id', 'scanned_at'])
    .where('state', '=', 'done')
    .where((eb) => isOf(eb, ['sweep']))
    .where('id', '<=', scan.id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const at = sweep?.scanned_at ?? ('' as Instant);
  const rows = await sightingsOf({ db }, sweep?.id ?? 0);
  if (sweep?.id === scan.id) {
    return { panel: false, since, swept: { at, rows }, events: [], asked: new Map() };
  }
  const events = await db
    .selectFrom('adopter_event')
    .select(['account', 'event', 'noticed_at'])
    .where('noticed_at', '>', at)
    .where('noticed_at', '<=', scan.scanned_at)
    .orderBy('id')
    .execute();
  const asked = await db
    .selectFrom('bio_scan')
    .innerJoin('bio_sighting', 'bio_sighting.scan_id', 'bio_scan.id')
    .select(['bio_sighting.account', 'bio_sighting.adopter', 'bio_sighting.seeker'])
    .where('bio_scan.kind', '=', 'panel')
    .where('bio_scan.state', '=', 'done')
    .where('bio_scan.scanned_at', '>=', since)
    .where('bio_scan.id', '>', sweep?.id ?? 0)
    .where('bio_scan.id', '<=', scan.id)
    .orderBy('bio_scan.id')
    .execute();
  const latest = new Map(asked.map((row) => [row.account as string, row]));
  return { panel: true, since, swept: { at, rows }, events, asked: latest };
}
