import type { Insertable } from 'kysely';
import { addDays, type Calendar, type Day, type Instant, instant } from '../core/calendar.ts';
import type { CollectedFamily } from '../core/families.ts';
import { type CollectionWindowTable, IMPORTED } from '../schema/collection-window.ts';
import type { Database } from '../store.ts';
import { markDirty } from './dirty-days.ts';
import { uncovered } from './gaps.ts';
import { readErasedAt } from './settings.ts';

/** Says what became of an interval; append-only, a later success does not erase a failure. */
export async function addWindow(
  db: Database,
  window: Omit<Insertable<CollectionWindowTable>, 'id'>,
): Promise<void> {
  await db.insertInto('collection_window').values(window).execute();
}

/**
 * Says that files told of these days: the whole of them (`collected`) or something (`seen`). What files told
 * as much of before is left alone. Returns how many windows were new.
 */
export async function addImportedDays(
  db: Database,
  told: { family: CollectedFamily; days: Iterable<Day>; state: 'collected' | 'seen' },
  { calendar, at, runId }: { calendar: Calendar; at: Instant; runId: number },
): Promise<number> {
  const { family, state } = told;
  // What was told before an erasure went with it.
  const erasedAt = await readErasedAt(db);
  let added = 0;
  for (const { first, last } of stretches(told.days)) {
    const within = { from: calendar.startOf(first), until: calendar.endOf(last) };
    const before = await db
      .selectFrom('collection_window')
      .select(['from_at as from', 'until_at as until'])
      .where('family', '=', family)
      .where('state', 'in', state === 'seen' ? ['seen', 'collected'] : ['collected'])
      .where('reason', '=', IMPORTED)
      .where('until_at', '>', within.from)
      .where('from_at', '<', within.until)
      .where('known_at', '>', erasedAt ?? instant(0))
      .execute();
    for (const { from, until } of uncovered(within, before)) {
      const place = { family, from_at: from, until_at: until };
      await addWindow(db, { ...place, state, reason: IMPORTED, run_id: runId, known_at: at });
      await markDirty(db, family, daysBetween(calendar, from, until));
      added += 1;
    }
  }
  return added;
}

/** Days that follow one another, as one stretch each, both ends included. */
function stretches(days: Iterable<Day>): { first: Day; last: Day }[] {
  const found: { first: Day; last: Day }[] = [];
  for (const day of [...new Set(days)].sort()) {
    const open = found.at(-1);
    if (open && addDays(open.last, 1) === day) open.last = day;
    else found.push({ first: day, last: day });
  }
  return found;
}

function* daysBetween(calendar: Calendar, from: Instant, until: Instant): Generator<Day> {
  const last = calendar.dayOf(Date.parse(until) - 1);
  for (let day = calendar.dayOf(from); day <= last; day = addDays(day, 1)) yield day;
}
