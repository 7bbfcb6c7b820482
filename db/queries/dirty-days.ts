import type { Day } from '../core/calendar.ts';
import type { Family } from '../core/families.ts';
import type { Database } from '../store.ts';
import { insertRows } from './insert-rows.ts';

/** Says that the measures of these days must be rolled up again; part of the transaction that changed them. */
export async function markDirty(db: Database, family: Family, days: Iterable<Day>): Promise<void> {
  const rows = [...new Set(days)].map((day) => ({ family, day }));
  await insertRows(db, 'dirty_day', rows, 'nothing');
}

/** Takes the dirty days, or those up to one, off the list, in order; part of the transaction that rolls them up. Later ones wait. */
export async function takeDirtyDays(
  db: Database,
  upTo: Day = '9999-12-31' as Day,
): Promise<Map<Family, Day[]>> {
  const rows = await db
    .selectFrom('dirty_day')
    .selectAll()
    .where('day', '<=', upTo)
    .orderBy('family')
    .orderBy('day')
    .execute();
  await db.deleteFrom('dirty_day').where('day', '<=', upTo).execute();
  const days = new Map<Family, Day[]>();
  for (const { family, day } of rows) {
    const list = days.get(family as Family);
    if (list) list.push(day);
    else days.set(family as Family, [day]);
  }
  return days;
}

/** How many days up to one wait to be rolled up. */
export async function countDirtyDays(db: Database, upTo: Day): Promise<number> {
  const row = await db
    .selectFrom('dirty_day')
    .select((eb) => eb.fn.count<number>('day').distinct().as('days'))
    .where('day', '<=', upTo)
    .executeTakeFirstOrThrow();
  return Number(row.days);
}
