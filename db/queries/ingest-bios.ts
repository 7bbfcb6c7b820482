import type { Insertable, Selectable } from 'kysely';
import type { Day, Instant } from '../core/calendar.ts';
import type { BioScanTable } from '../schema/bio-scan.ts';
import type { BioSightingTable } from '../schema/bio-sighting.ts';
import type { Database } from '../store.ts';
import { insertRows } from './insert-rows.ts';
import { withoutObjectors } from './person-rules.ts';

export type BioScan = Selectable<BioScanTable>;
export type NewScan = Omit<Insertable<BioScanTable>, 'id' | 'kind'> & { kind: 'sweep' | 'panel' | 'file' };
export type NewSighting = Omit<Insertable<BioSightingTable>, 'scan_id'>;

/** Adds a scan with what it saw; runs in the caller's transaction. */
export async function addBioScan(
  db: Database,
  scan: NewScan,
  sightings: readonly NewSighting[],
): Promise<void> {
  const { id } = await db.insertInto('bio_scan').values(scan).returning('id').executeTakeFirstOrThrow();
  const kept = await withoutObjectors(db, sightings, ({ account }) => account);
  const rows = kept.map((sighting) => ({ ...sighting, scan_id: id }));
  await insertRows(db, 'bio_sighting', rows);
}

/** The scans of this kind, the latest first; those made before there were panels are left out. */
export async function lastScans(
  db: Database,
  { kind, state, limit = 1 }: { kind: 'sweep' | 'panel'; state?: 'done'; limit?: number },
): Promise<BioScan[]> {
  let query = db.selectFrom('bio_scan').selectAll().where('kind', '=', kind);
  if (state) query = query.where('state', '=', state);
  return query.orderBy('id', 'desc').limit(limit).execute();
}

/** The last day before this one of which bios were read from X. */
export async function lastDayRead(db: Database, before: Day): Promise<Day | null> {
  const row = await db
    .selectFrom('bio_scan')
    .select('day')
    .where('state', '=', 'done')
    .where((eb) => eb.or([eb('kind', 'is', null), eb('kind', '!=', 'file')]))
    .where('day', '<', before)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.day ?? null;
}

/** How many accounts the panel has asked for on a day. */
export async function panelOf(db: Database, day: Day): Promise<number> {
  const row = await db
    .selectFrom('bio_scan')
    .select((eb) => eb.fn.sum<number>('accounts_read').as('accounts'))
    .where('kind', '=', 'panel')
    .where('state', '=', 'done')
    .where('day', '=', day)
    .executeTakeFirstOrThrow();
  return Number(row.accounts ?? 0);
}

/** The account at which the panel stopped last; its order is the engine's. */
export async function panelReached(db: Database): Promise<string> {
  const [last] = await lastScans(db, { kind: 'panel', state: 'done' });
  if (!last) return '';
  const row = await db
    .selectFrom('bio_sighting')
    .select((eb) => eb.fn.max('account').as('account'))
    .where('scan_id', '=', last.id)
    .executeTakeFirst();
  return row?.account ?? '';
}

/** Sweeps that the budget cut since then. */
export async function sweepsCut(db: Database, since: Instant): Promise<number> {
  const row = await db
    .selectFrom('bio_scan')
    .select((eb) => eb.fn.countAll<number>().as('cuts'))
    .where('kind', '=', 'sweep')
    .where('reason', '=', 'x_budget')
    .where('scanned_at', '>=', since)
    .executeTakeFirstOrThrow();
  return Number(row.cuts);
}

/** The scans of X of these days, both included, in the order in which they were made. */
export async function listBioScans(
  db: Database,
  from: Day,
  to: Day,
  knownBy?: Instant,
): Promise<Pick<BioScan, 'day' | 'state' | 'reason' | 'kind'>[]> {
  const scans = db
    .selectFrom('bio_scan')
    .select(['day', 'state', 'reason', 'kind'])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where((eb) => eb.or([eb('kind', 'is', null), eb('kind', '!=', 'file')]))
    .orderBy('id');
  return (knownBy ? scans.where('scanned_at', '<=', knownBy) : scans).execute();
}

/** What files have told of a day, by account; null when none did. */
export async function sightingsOn(db: Database, day: Day): Promise<Map<string, NewSighting> | null> {
  const scan = await db
    .selectFrom('bio_scan')
    .select('id')
    .where('day', '=', day)
    .where('kind', '=', 'file')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!scan) return null;
  const rows = await db
    .selectFrom('bio_sighting')
    .select(['account', 'adopter', 'seeker', 'followers'])
    .where('scan_id', '=', scan.id)
    .execute();
  return new Map(rows.map((row) => [row.account, row]));
}
