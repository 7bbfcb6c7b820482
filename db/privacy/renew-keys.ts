import { sql } from 'kysely';
import type { KeyRing } from '../core/key-ring.ts';
import type { Pseudonym } from '../core/pseudonym.ts';
import { rewriteStore } from '../dialect/erase.ts';
import { chunks } from '../queries/chunks.ts';
import type { Schema } from '../schema/index.ts';
import type { Database, Store } from '../store.ts';
import { heldKeys, noteKeys } from './held-keys.ts';
import { REGISTER } from './register/index.ts';
import type { Datum } from './treatments.ts';

type Table = keyof Schema & string;
type Column = { readonly table: Table; readonly column: string; readonly datum: Datum };

const COLUMNS: readonly Column[] = Object.entries(REGISTER).flatMap(([table, { columns }]) =>
  Object.entries(columns).map(([column, datum]) => ({
    table: table as Table,
    column,
    datum: datum as Datum,
  })),
);
const isKeyed = ({ datum }: Column): boolean =>
  datum === 'pseudonym' || datum === 'post-digest' || datum === 'resource';
/** Numbers of X's own: what is billed holds posts beside accounts. */
const POST = /^\d+$/;

export type Renewed = {
  readonly fingerprints: number;
  readonly sealed: number;
  /** False when a reader held on to the old pages: the old fingerprints leave them with the next rewriting. */
  readonly rewritten: boolean;
};

/**
 * Lays the keys of the ring that are newer than those of the store over its pseudonyms, wherever the register of
 * treatments has one, and seals anew what is sealed: all of it in one transaction, or nothing. Then the store is
 * written anew, so that no old pseudonym remains in its bytes.
 * Cost: each row that names somebody is written once; two million of them take some minutes.
 * @returns null when there is nothing to do
 * @throws AppError `pseudonym-key-other`, `sealed-id-unreadable` when the old keys are not the store's
 */
export async function renewKeys(store: Store, ring: KeyRing): Promise<Renewed | null> {
  const held = (await heldKeys(store.db, ring)) ?? 1;
  if (held === ring.size) return null;
  const counts = await store.db.transaction().execute(async (transaction) => {
    const sealed = await sealAnew(transaction, ring, held);
    const fingerprints = await layOver(transaction, ring, held);
    await noteKeys(transaction, ring);
    return { fingerprints, sealed };
  });
  const tables = [...new Set(COLUMNS.filter(isKeyed).map(({ table }) => table))];
  return { ...counts, rewritten: await rewriteStore(store.db, store.engine, tables) };
}

async function layOver(db: Database, ring: KeyRing, held: number): Promise<number> {
  const known = new Set<string>();
  for (const { table, column } of COLUMNS.filter(isKeyed)) {
    const { rows } = await sql<{ was: string }>`
      select distinct ${sql.ref(column)} as was from ${sql.table(table)}`.execute(db);
    for (const { was } of rows) if (!POST.test(was)) known.add(was);
  }
  await sql`create temporary table renewed_key (was text primary key, becomes text not null)`.execute(db);
  for (const some of chunks([...known], 400)) {
    const rows = some.map((was) => sql`(${was}, ${ring.renew(was, held)})`);
    await sql`insert into renewed_key (was, becomes) values ${sql.join(rows)}`.execute(db);
  }
  for (const { table, column } of COLUMNS.filter(isKeyed)) {
    const of = sql.ref(column);
    await sql`update ${sql.table(table)}
      set ${of} = (select becomes from renewed_key where was = ${sql.ref(`${table}.${column}`)})
      where ${of} in (select was from renewed_key)`.execute(db);
  }
  await sql`drop table renewed_key`.execute(db);
  return known.size;
}

/** Each seal is bound to whose it is: it is opened as that was, and closed as that will be. */
async function sealAnew(db: Database, ring: KeyRing, held: number): Promise<number> {
  const [old, fresh] = [ring.sealOf(held), ring.idSeal];
  const again = (sealed: string, whose: Pseudonym): string =>
    fresh.seal(old.open(sealed, whose), ring.renew(whose, held));
  const adopters = await db
    .selectFrom('adopter')
    .select(['account', 'sealed_id'])
    .where('sealed_id', 'is not', null)
    .execute();
  for (const { account, sealed_id } of adopters) {
    const sealed = again(sealed_id as string, account);
    await db.updateTable('adopter').set({ sealed_id: sealed }).where('account', '=', account).execute();
  }
  const mails = await db
    .selectFrom('declaration')
    .select(['id', 'person', 'sealed_mail'])
    .where('sealed_mail', 'is not', null)
    .execute();
  for (const { id, person, sealed_mail } of mails) {
    const sealed = again(sealed_mail as string, person);
    await db.updateTable('declaration').set({ sealed_mail: sealed }).where('id', '=', id).execute();
  }
  const aside = await db
    .selectFrom('restricted_row')
    .select(['id', 'person', 'table_name', 'sealed'])
    .execute();
  for (const { id, person, table_name, sealed } of aside) {
    const row = JSON.parse(old.open(sealed, person)) as Record<string, unknown>;
    const renewed = JSON.stringify(renewRow(row, table_name as Table, again, (was) => ring.renew(was, held)));
    const whose = ring.renew(person, held);
    await db
      .updateTable('restricted_row')
      .set({ sealed: fresh.seal(renewed, whose) })
      .where('id', '=', id)
      .execute();
  }
  return adopters.length + mails.length + aside.length;
}

/** A row that is set aside, as its own columns say: a seal in it is bound to the person the row names. */
function renewRow(
  row: Record<string, unknown>,
  table: Table,
  again: (sealed: string, whose: Pseudonym) => string,
  renew: (was: string) => Pseudonym,
): Record<string, unknown> {
  const columns = COLUMNS.filter((one) => one.table === table);
  const named = columns.find(({ datum }) => datum === 'pseudonym')?.column ?? '';
  const changed = columns.flatMap(({ column, datum }) => {
    const value = row[column];
    if (typeof value !== 'string') return [];
    if (datum === 'pseudonym') return [[column, renew(value)]];
    if (datum === 'sealed-id' || datum === 'sealed-mail')
      return [[column, again(value, row[named] as Pseudonym)]];
    return [];
  });
  return { ...row, ...Object.fromEntries(changed) };
}
