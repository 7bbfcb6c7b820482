import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, day, instant } from '../../../db/core/calendar.ts';
import type { Pseudonym } from '../../../db/core/pseudonym.ts';
import { joinHandles } from '../../../db/privacy/join-handles.ts';
import { decideDeclaration, listProposedDeclarations } from '../../../db/queries/declarations.ts';
import { takeDirtyDays } from '../../../db/queries/dirty-days.ts';
import { takeFormDeclaration } from '../../../db/queries/form-declarations.ts';
import { labelPosts } from '../../../db/queries/labels.ts';
import { addRule } from '../../../db/queries/person-rules.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { runTask } from '../../../jobs/runner.ts';
import { seed } from '../db/seed.ts';
import { eachStore } from '../stores.ts';
import { everyWord, LAST, openLived, world } from './lived.ts';
import { CALENDAR, pseudonymise, seal, taskNamed } from './setting.ts';

const TOLD = day('2019-03-20');
const AT = instant('2019-03-20T10:00:00Z');
const MAIL = 'told@example.org token';
const keys = { at: AT, pseudonymise, idSeal: seal };

async function tells({ db }: Store, handle: string): Promise<Pseudonym> {
  const person = pseudonymise(handle);
  await takeFormDeclaration(db, {
    ...{ person, day: TOLD, at: AT, linkHash: handle, textVersion: '1', sealedMail: seal.seal(MAIL, person) },
    facts: { contract: 'cdi' },
    contacts: { recruiter: 0, network: 1, interview: 0 },
    profile: { region: '53', occupation: null, age_band: null },
    consents: new Map([
      ['declaration', true] as const,
      ['follow_up', true] as const,
      ['profile', true] as const,
    ]),
    by: { name: 'form', person: true },
  });
  return person;
}
const declared = async ({ db }: Store) => {
  const row = await db
    .selectFrom('measure')
    .select('low')
    .where('indicator', '=', 'job_declarations_cumulative')
    .where('grain', '=', 'all')
    .where('superseded_at', 'is', null)
    .executeTakeFirst();
  return row?.low;
};

test('who reported a job under a handle, and again in a post, is one person once X has shown the account', async () => {
  await using store = await openStore('sqlite::memory:');
  const { db } = store;
  const handle = await tells(store, '@relais1');
  await using setting = await openLived(store);
  const account = pseudonymise(world.accountId('relais1'));
  const { person, sealed_mail } = await db
    .selectFrom('declaration')
    .select(['person', 'sealed_mail'])
    .where('link_hash', '=', '@relais1')
    .executeTakeFirstOrThrow();
  assert.equal(person, account);
  assert.equal(seal.open(sealed_mail ?? '', account), MAIL);
  assert.ok(!(await everyWord(store)).includes(handle));
  for (const table of ['consent', 'seeker_news', 'seeker_profile'] as const)
    assert.ok(
      (await db.selectFrom(table).select('person').where('person', '=', account).execute()).length > 0,
      table,
    );

  // The world has one report of its own.
  const decide = async () => {
    for (const { id } of await listProposedDeclarations(db))
      await decideDeclaration(db, { id, state: 'confirmed', by: 'bob', at: AT });
    await runTask(setting, taskNamed('roll-up'), addDays(LAST, 1));
  };
  await decide();
  assert.equal(await declared(store), 2);
  const post = { postId: world.postId('autre1'), label: 'placement_report', by: 'alice', at: AT } as const;
  await db.transaction().execute((transaction) => labelPosts(transaction, [post]));
  await decide();
  assert.equal(await declared(store), 2, 'the same person, whichever way she said it');
});

eachStore('Joining a handle and an account', (open) => {
  test('marks the days to be counted anew, and does nothing for who told nothing', async () => {
    await using store = await open();
    const { db } = store;
    const [handle, account] = [await tells(store, '@ana'), pseudonymise('11')];
    await takeDirtyDays(db);
    const shown = [
      { handle, account },
      { handle: pseudonymise('@ben'), account: pseudonymise('12') },
    ];
    const join = () => db.transaction().execute((transaction) => joinHandles(transaction, shown, keys));
    assert.deepEqual([await join(), await join()], [1, 0]);
    assert.deepEqual((await takeDirtyDays(db)).get('placements'), [TOLD]);
  });

  test('counts anew the days on which the account asked, and those on which she was asked how it went on', async () => {
    await using store = await open();
    const { db } = store;
    const rows = await seed(store, CALENDAR);
    const [handle, account] = [await tells(store, '@ana'), pseudonymise('11')];
    await db
      .updateTable('follow_up')
      .set({ invited_day: day('2019-06-20') })
      .where('month', '=', 3)
      .execute();
    await rows.post('1', account, '2019-03-11T08:00:00Z', 'seeker_request');
    await rows.post('2', 'ben', '2019-03-12T08:00:00Z', 'seeker_request');
    await takeDirtyDays(db);
    await db.transaction().execute((transaction) => joinHandles(transaction, [{ handle, account }], keys));
    const dirty = await takeDirtyDays(db);
    assert.deepEqual(dirty.get('seeker-requests'), ['2019-03-11']);
    assert.deepEqual(dirty.get('placements'), ['2019-03-11', TOLD, '2019-06-20']);
  });

  test('leaves one person one testimonial, the later one; whoever left no address is joined as well', async () => {
    for (const later of ['handle', 'account'] as const) {
      await using store = await open();
      const { db } = store;
      const people = { handle: await tells(store, '@ana'), account: pseudonymise('11') };
      await db.updateTable('declaration').set({ sealed_mail: null }).execute();
      const { id } = await db.selectFrom('declaration').select('id').executeTakeFirstOrThrow();
      for (const [as, person] of Object.entries(people))
        await db
          .insertInto('testimonial')
          .values({
            ...{ person, declaration_id: id, text: as, shown_name: null, state: 'proposed' },
            ...{ told_at: instant(`2019-03-2${as === later ? 2 : 1}T10:00:00Z`) },
            ...{ decided_by: null, decided_at: null },
          })
          .execute();
      await db.transaction().execute((transaction) => joinHandles(transaction, [people], keys));
      assert.deepEqual(await db.selectFrom('testimonial').select(['person', 'text']).execute(), [
        { person: people.account, text: later },
      ]);
      const [declared] = await db.selectFrom('declaration').select(['person', 'sealed_mail']).execute();
      assert.deepEqual(declared, { person: people.account, sealed_mail: null });
    }
  });

  test('keeps nothing of who has objected, and sets aside what is told of who asked to rest', async () => {
    await using store = await open();
    const { db } = store;
    for (const [name, rule] of Object.entries({ ana: 'erased', ben: 'restricted' } as const)) {
      const handle = await tells(store, `@${name}`);
      const account = pseudonymise(name);
      await addRule(db, account, rule, AT);
      await db.transaction().execute((transaction) => joinHandles(transaction, [{ handle, account }], keys));
      const words = await everyWord(store, ['person_rule', 'restricted_row']);
      for (const person of [handle, account]) assert.ok(!words.includes(person), name);
    }
    const aside = await db.selectFrom('restricted_row').select('person').distinct().execute();
    assert.deepEqual(aside, [{ person: pseudonymise('@ben') }]);
  });
});
