import type { Day } from '../core/calendar.ts';
import type { Pseudonym } from '../core/pseudonym.ts';
import { chunks } from '../queries/chunks.ts';
import { markPersonDirty } from '../queries/declaration-facts.ts';
import { markDirty } from '../queries/dirty-days.ts';
import { readRule } from '../queries/person-rules.ts';
import type { Database } from '../store.ts';
import { forgetPerson, type Keys, restrictPerson } from './forget-person.ts';

/** An account by its number, and by the handle that it has today: the store keeps neither, nor that they are one. */
export type Handle = { readonly account: Pseudonym; readonly handle: Pseudonym };

const TOLD_TABLES = ['declaration', 'consent', 'seeker_news', 'seeker_profile', 'testimonial'] as const;

/**
 * Gives what was told under a handle (in the form, to a volunteer) to the account that X has just shown under it, so
 * that one person is not two. Of an account that has objected or asked to rest, it goes or rests with the others.
 * Cost: a look-up by index for 400 accounts; most of them have told nothing.
 * @returns how many people were joined
 */
export async function joinHandles(db: Database, shown: readonly Handle[], keys: Keys): Promise<number> {
  const accounts = new Map(shown.map(({ handle, account }) => [handle, account]));
  let joined = 0;
  for (const some of chunks([...accounts.keys()], 400)) {
    const told = await db
      .selectFrom('declaration')
      .select('person')
      .distinct()
      .where('person', 'in', some)
      .execute();
    for (const { person } of told) {
      await joinHandle(db, { handle: person, account: accounts.get(person) as Pseudonym }, keys);
      joined += 1;
    }
  }
  return joined;
}

async function joinHandle(db: Database, { handle, account }: Handle, keys: Keys): Promise<void> {
  const rule = (await readRule(db, account))?.rule;
  if (rule) {
    const act = rule === 'erased' ? forgetPerson : restrictPerson;
    await act(db, handle, keys);
    return;
  }
  const declared = await db
    .selectFrom('declaration')
    .select(['id', 'day', 'sealed_mail'])
    .where('person', '=', handle)
    .execute();
  for (const { id, sealed_mail } of declared) {
    if (sealed_mail === null) continue;
    // An address is sealed together with whose it is.
    const sealed = keys.idSeal.seal(keys.idSeal.open(sealed_mail, handle), account);
    await db.updateTable('declaration').set({ sealed_mail: sealed }).where('id', '=', id).execute();
  }
  const news = await db.selectFrom('seeker_news').select('day').where('person', '=', handle).execute();
  // One testimonial each: the later one.
  const quotes = await db
    .selectFrom('testimonial')
    .select('id')
    .where('person', 'in', [handle, account])
    .orderBy('told_at', 'desc')
    .execute();
  const older = quotes.slice(1).map(({ id }) => id);
  if (older.length > 0) await db.deleteFrom('testimonial').where('id', 'in', older).execute();
  for (const table of TOLD_TABLES)
    await db
      .updateTable(table as 'consent')
      .set({ person: account })
      .where('person', '=', handle)
      .execute();
  const asked = await db
    .selectFrom('request')
    .select('day')
    .distinct()
    .where('seeker', '=', account)
    .execute();
  await markPersonDirty(
    db,
    account,
    [...declared, ...news].map(({ day }) => day),
  );
  await markDirty(
    db,
    'placements',
    await invitedDays(
      db,
      declared.map(({ id }) => id),
    ),
  );
  await markDirty(
    db,
    'seeker-requests',
    asked.map(({ day }) => day),
  );
}

async function invitedDays(db: Database, declarations: readonly number[]): Promise<Day[]> {
  const days: Day[] = [];
  for (const some of chunks(declarations, 400)) {
    const rows = await db
      .selectFrom('follow_up')
      .select('invited_day')
      .where('declaration_id', 'in', some)
      .execute();
    days.push(...rows.flatMap(({ invited_day }) => invited_day ?? []));
  }
  return days;
}
