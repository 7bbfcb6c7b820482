import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, instant } from '../../../db/core/calendar.ts';
import { NAMED_IN, purgeSharedLinks, purgeStaff } from '../../../db/privacy/purge-staff.ts';
import { REGISTER } from '../../../db/privacy/register/index.ts';
import { addSharedLink, enterSharedLink, listSharedLinks } from '../../../db/queries/shared-links.ts';
import { addSignInLink } from '../../../db/queries/sign-in-links.ts';
import { openStore } from '../../../db/store.ts';
import { calendar } from '../api/service.ts';
import { seed } from './seed.ts';

const at = (text: string) => instant(`${text}T09:00:00Z`);
const LINK = {
  kind: 'public',
  label: 'Tous',
  language: 'fr',
  figures: [],
  editions: [],
  createdAt: at('2018-01-01'),
  expiresAt: null,
} as const;

test('whose access ended is forgotten later; what they decided stays theirs alone, under a number', async () => {
  await using store = await openStore('sqlite::memory:');
  const { db } = store;
  const rows = await seed(store, calendar);
  for (const [index, name] of ['bob', 'rose', 'zoe'].entries()) {
    const token_hash = `${index}`.repeat(64);
    await addSignInLink(db, {
      token_hash,
      role: 'coordinator',
      name,
      created_at: at('2018-06-01'),
      expires_at: at('2018-06-02'),
    });
    await rows.post(`${index}`, 'ana', '2018-06-02T08:00:00Z', 'seeker_request');
    await db.updateTable('post_label').set({ decided_by: name }).where('post_id', '=', `${index}`).execute();
  }
  const ids = new Map(
    (await db.selectFrom('staff_member').selectAll().execute()).map(({ id, name }) => [name, id]),
  );
  await addSharedLink(db, { ...LINK, tokenHash: 'a', createdBy: ids.get('bob') ?? 0 });
  const end = (name: string, when: string) =>
    db
      .updateTable('staff_member')
      .set({ ended_at: at(when) })
      .where('name', '=', name)
      .execute();
  await end('bob', '2018-07-01');
  await end('rose', '2018-08-01');
  const before = instant('2018-07-15T00:00:00Z');
  assert.equal(await db.transaction().execute((transaction) => purgeStaff(transaction, before)), 1);
  const names = await db.selectFrom('staff_member').select('name').orderBy('name').execute();
  assert.deepEqual(
    names.map(({ name }) => name),
    ['rose', 'zoe'],
  );
  const labels = await db.selectFrom('post_label').select('decided_by').orderBy('post_id').execute();
  assert.deepEqual(
    labels.map(({ decided_by }) => decided_by),
    [`#${ids.get('bob')}`, 'rose', 'zoe'],
  );
  const links = await db.selectFrom('sign_in_link').select('name').orderBy('name').execute();
  assert.deepEqual(
    links.map(({ name }) => name),
    ['rose', 'zoe'],
  );
  assert.deepEqual(
    (await listSharedLinks(db)).map(({ label, createdBy }) => [label, createdBy]),
    [['Tous', null]],
  );
});

test('a link that ended long ago goes with its visits; one that still opens stays', async () => {
  await using store = await openStore('sqlite::memory:');
  const { db } = store;
  const ids = [];
  for (const [tokenHash, expiresAt] of [
    ['a', at('2018-02-01')],
    ['b', at('2018-09-01')],
    ['c', null],
  ] as const)
    ids.push(await addSharedLink(db, { ...LINK, tokenHash, expiresAt, createdBy: null }));
  for (const linkId of ids)
    await enterSharedLink(db, {
      linkId,
      sessionHash: `${linkId}`,
      sessionExpiresAt: at('2018-02-01'),
      today: day('2018-01-31'),
    });
  await db.transaction().execute((transaction) => purgeSharedLinks(transaction, at('2018-06-01')));
  assert.deepEqual(
    (await listSharedLinks(db)).map(({ id }) => id),
    [ids[2], ids[1]],
  );
  assert.equal((await db.selectFrom('shared_visit').selectAll().execute()).length, 2);
});

test('every column with a volunteer’s name is given a number, or goes with its row', () => {
  const gone = ['audit_entry.actor', 'session.name', 'sign_in_link.name', 'staff_member.name'];
  // Who wrote or approved an edition is told as long as the edition is.
  const others = Object.entries(REGISTER).filter(([, { treatment }]) => treatment !== 'publishing');
  const named = others.flatMap(([table, { columns }]) =>
    Object.entries(columns).flatMap(([column, datum]) =>
      datum === 'volunteer-name' ? [`${table}.${column}`] : [],
    ),
  );
  const renamed = NAMED_IN.map(({ table, column }) => `${table}.${column}`);
  assert.deepEqual(named.sort(), [...renamed, ...gone].sort());
});
