import type { Insertable, Selectable } from 'kysely';
import type { Day } from '../core/calendar.ts';
import type { BioScanTable } from '../schema/bio-scan.ts';
import type { BioSightingTable } from '../schema/bio-sighting.ts';
import type { Database } from '../store.ts';
import { insertRows } from './insert-rows.ts';

export type NewScan = Omit<Insertable<BioScanTable>, 'id'>;
export type NewSighting = Omit<Insertable<BioSightingTable>, 'scan_id'>;

/** Adds a scan with what it saw; runs in the caller's transaction. */
export async function addBioScan(
  db: Database,
  scan: NewScan,
  sightings: readonly NewSighting[],
): Promise<void> {
  const { id } = await db.insertInto('bio_scan').values(scan).returning('id').executeTakeFirstOrThrow();
  const rows = sightings.map((sighting) => ({ ...sighting, scan_id: id }));
  await insertRows(db, 'bio_sighting', rows);
}

/** The scan that was recorded last, whatever became of it. */
export async function lastBioScan(db: Database): Promise<Selectable<BioScanTable> | null> {
  const row = await db.selectFrom('bio_scan').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirst();
  return row ?? null;
}

/** The scans of these days, both included, in the order in which they were made. */
export async function listBioScans(
  db: Database,
  from: Day,
  to: Day,
): Promise<Pick<Selectable<BioScanTable>, 'day' | 'state' | 'reason'>[]> {
  return db
    .selectFrom('bio_scan')
    .select(['day', 'state', 'reason'])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('id')
    .execute();
}
