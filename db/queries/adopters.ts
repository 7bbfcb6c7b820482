import type { Insertable, Selectable } from 'kysely';
import type { Instant } from '../core/calendar.ts';
import type { Pseudonym } from '../core/pseudonym.ts';
import type { AdopterTable } from '../schema/adopter.ts';
import type { AdopterEventTable } from '../schema/adopter-event.ts';
import type { Database } from '../store.ts';
import { chunks } from './chunks.ts';
import { insertRows } from './insert-rows.ts';

export type Adopter = Selectable<AdopterTable>;
export type NewAdopterEvent = Omit<Insertable<AdopterEventTable>, 'id'>;
/** An account that can be asked for again. */
export type KnownId = { readonly account: Pseudonym; readonly sealed_id: string };
/** Accounts that have shown a tag since `since`, and were known before `before`. */
export type Rotation = { readonly since: Instant; readonly before: Instant };

/** Those of these accounts that are known, by pseudonym. */
export async function readAdopters(
  db: Database,
  accounts: readonly Pseudonym[],
): Promise<Map<Pseudonym, Adopter>> {
  const known = new Map<Pseudonym, Adopter>();
  for (const some of chunks(accounts, 400)) {
    const rows = await db.selectFrom('adopter').selectAll().where('account', 'in', some).execute();
    for (const row of rows) known.set(row.account, row);
  }
  return known;
}

/** Keeps what was last seen of accounts, and what has changed; in the caller's transaction. */
export async function saveAdopters(
  db: Database,
  adopters: readonly Adopter[],
  events: readonly NewAdopterEvent[],
): Promise<void> {
  for (const some of chunks(adopters, 50)) {
    await db
      .insertInto('adopter')
      .values(some)
      .onConflict((conflict) =>
        conflict.column('account').doUpdateSet((eb) => ({
          sealed_id: eb.ref('excluded.sealed_id'),
          shows_tag: eb.ref('excluded.shows_tag'),
          shows_seeker_tag: eb.ref('excluded.shows_seeker_tag'),
          followers: eb.ref('excluded.followers'),
          checked_at: eb.ref('excluded.checked_at'),
          run_id: eb.ref('excluded.run_id'),
          shown_at: eb.ref('excluded.shown_at'),
          gone_at: eb.ref('excluded.gone_at'),
        })),
      )
      .execute();
  }
  await insertRows(db, 'adopter_event', events);
}

/** Accounts that showed a tag at their last check. */
export async function listShowing(db: Database): Promise<KnownId[]> {
  const rows = await db
    .selectFrom('adopter')
    .select(['account', 'sealed_id'])
    .where((eb) => eb.or([eb('shows_tag', '=', 1), eb('shows_seeker_tag', '=', 1)]))
    .orderBy('account')
    .execute();
  return rows.flatMap(({ account, sealed_id }) => (sealed_id === null ? [] : [{ account, sealed_id }]));
}

export async function countRotation(db: Database, { since, before }: Rotation): Promise<number> {
  const row = await db
    .selectFrom('adopter')
    .select((eb) => eb.fn.countAll<number>().as('accounts'))
    .where('sealed_id', 'is not', null)
    .where('shown_at', '>=', since)
    .where('first_seen_at', '<', before)
    .executeTakeFirstOrThrow();
  return Number(row.accounts);
}

/** The next accounts of a rotation after this one, in the order of their pseudonyms. */
export async function listNext(
  db: Database,
  { since, before, after, limit }: Rotation & { after: string; limit: number },
): Promise<KnownId[]> {
  const rows = await db
    .selectFrom('adopter')
    .select(['account', 'sealed_id'])
    .where('sealed_id', 'is not', null)
    .where('shown_at', '>=', since)
    .where('first_seen_at', '<', before)
    .where('account', '>', after as Pseudonym)
    .orderBy('account')
    .limit(limit)
    .execute();
  return rows.flatMap(({ account, sealed_id }) => (sealed_id === null ? [] : [{ account, sealed_id }]));
}

/** How many accounts a rotation can ask for at most: those that may show a tag again tonight included. */
export async function countKnown(db: Database, before: Instant): Promise<number> {
  const row = await db
    .selectFrom('adopter')
    .select((eb) => eb.fn.countAll<number>().as('accounts'))
    .where('sealed_id', 'is not', null)
    .where('first_seen_at', '<', before)
    .executeTakeFirstOrThrow();
  return Number(row.accounts);
}

/** Forgets the ids of accounts that have shown no tag since then: nothing asks for them any more. */
export async function forgetIds(db: Database, since: Instant): Promise<void> {
  await db.updateTable('adopter').set({ sealed_id: null }).where('shown_at', '<', since).execute();
}
