import type { Day, Instant } from '../core/calendar.ts';
import type { Database } from '../store.ts';

type Setting =
  | 'cutoff'
  | 'demonstration'
  | 'erased_at'
  | 'projections'
  | 'advice'
  | 'forgotten_until'
  | 'pseudonym_keys';

export async function readSetting(db: Database, name: Setting): Promise<string | null> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value ?? null;
}

export async function writeSetting(db: Database, name: Setting, value: string): Promise<void> {
  await db
    .insertInto('setting')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

/** The last day that the figures include; null before the first night. */
export async function readCutoff(db: Database): Promise<Day | null> {
  return (await readSetting(db, 'cutoff')) as Day | null;
}

/** Whether the world behind this store is invented. */
export async function isDemonstration(db: Database): Promise<boolean> {
  return (await readSetting(db, 'demonstration')) !== null;
}

/** When all that comes from X was erased; null when it never was. */
export async function readErasedAt(db: Database): Promise<Instant | null> {
  return (await readSetting(db, 'erased_at')) as Instant | null;
}
