import type { Selectable } from 'kysely';
import type { Instant } from '../core/calendar.ts';
import type { CorrectionTable } from '../schema/correction.ts';
import type { Database } from '../store.ts';

/** The corrections of published figures noted by a moment, oldest first. */
export async function listCorrections(
  db: Database,
  knownBy: Instant,
): Promise<Selectable<CorrectionTable>[]> {
  return db
    .selectFrom('correction')
    .selectAll()
    .where('known_at', '<=', knownBy)
    .orderBy('day')
    .orderBy('indicator')
    .orderBy('edition')
    .execute();
}
