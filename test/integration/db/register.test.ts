import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { PERSON_TABLES } from '../../../db/privacy/person-rows.ts';
import { REGISTER } from '../../../db/privacy/register/index.ts';
import { DATA, type Datum } from '../../../db/privacy/treatments.ts';
import { openStore } from '../../../db/store.ts';

const columnsOf = (table: keyof typeof REGISTER): [string, Datum][] =>
  Object.entries(REGISTER[table].columns);

test('every column of the store is in the register of treatments, and no other', async () => {
  await using store = await openStore('sqlite::memory:');
  const { rows } = await sql<{ table: string; column: string }>`
    select m.name as "table", c.name as "column" from sqlite_master m, pragma_table_info(m.name) c
    where m.type = 'table' and m.name not like 'sqlite_%' and m.name not like 'kysely_%'`.execute(store.db);
  const real = rows.map(({ table, column }) => `${table}.${column}`).sort();
  const registered = Object.keys(REGISTER).flatMap((table) =>
    columnsOf(table as keyof typeof REGISTER).map(([column]) => `${table}.${column}`),
  );
  assert.deepEqual(registered.sort(), real);
});

test('every table that tells a person apart is one that forgetting her takes', () => {
  /** Gone otherwise: with the roll-up, within the day, or because it is the rule itself. */
  const elsewhere = [
    'member',
    'billed_read',
    'person_rule',
    'restricted_row',
    'left_out_post',
    'audit_entry',
    'session',
    'sign_in_link',
    'staff_member',
    'passkey',
    'edition_text',
    'shared_link',
    'shared_session',
    'edition_event',
    'erratum',
  ];
  const forgotten: readonly string[] = [...PERSON_TABLES.map(({ table }) => table), ...elsewhere];
  for (const table of Object.keys(REGISTER) as (keyof typeof REGISTER)[]) {
    const personal = columnsOf(table).filter(([, datum]) => DATA[datum].personal);
    if (personal.length > 0) assert.ok(forgotten.includes(table), `${table}: ${personal.join(' ')}`);
  }
});
