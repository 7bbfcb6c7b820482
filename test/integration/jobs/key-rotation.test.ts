import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { digestOf } from '../../../db/copy/copy-store.ts';
import { addDays, eachDay, type Instant, instant } from '../../../db/core/calendar.ts';
import { keyRing } from '../../../db/core/key-ring.ts';
import type { Pseudonym } from '../../../db/core/pseudonym.ts';
import { readErasures } from '../../../db/privacy/erasures-file.ts';
import { forgetPerson, liftRestriction, restrictPerson } from '../../../db/privacy/forget-person.ts';
import { demandKeys, holdKeys } from '../../../db/privacy/held-keys.ts';
import { renewKeys } from '../../../db/privacy/renew-keys.ts';
import { markDirty } from '../../../db/queries/dirty-days.ts';
import { takeFormDeclaration } from '../../../db/queries/form-declarations.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { writeBackup } from '../../../jobs/backup/backup-file.ts';
import { restore } from '../../../jobs/backup/restore.ts';
import { readAccount } from '../../../jobs/people/account.ts';
import { type Right, rightTask } from '../../../jobs/people/rights.ts';
import { runNightly, runTask } from '../../../jobs/runner.ts';
import { seed } from '../db/seed.ts';
import { eachStore } from '../stores.ts';
import { everyWord, LAST, openLived, world } from './lived.ts';
import { CALENDAR, KEY, observed, type TestSetting, taskNamed } from './setting.ts';

const NEW_KEY = 'another key for tests, as long as it must be';
const [old, ring] = [keyRing(KEY), keyRing(NEW_KEY, [KEY])];
const [GONE, ASIDE, TOLD] = ['cherche0', 'cherche1', 'cherche2'].map((as) => world.accountId(as)) as [
  string,
  string,
  string,
];
const MAIL = 'told@example.org token';
const withRing = (setting: TestSetting): TestSetting => ({
  ...setting,
  ring,
  pseudonymise: ring.pseudonymise,
  idSeal: ring.idSeal,
  keyCount: ring.size,
});
const FAMILIES = ['seeker-requests', 'placements', 'retweet-reach', 'bio-adopters'] as const;
const ask = (setting: TestSetting, right: Right, account: string) =>
  runTask(
    setting,
    rightTask(right, readAccount(account), () => {}),
    LAST,
  );
const figures = async ({ db }: Store) =>
  db
    .selectFrom('measure')
    .select(['indicator', 'dimension', 'grain', 'start_day', 'state', 'value', 'low', 'high'])
    .where('superseded_at', 'is', null)
    .where('start_day', '<=', LAST)
    .where('indicator', '!=', 'rights_requests')
    .orderBy('indicator')
    .orderBy('dimension')
    .orderBy('grain')
    .orderBy('start_day')
    .execute();

/** Somebody is forgotten, somebody set aside, and somebody has told of a job and left an address. */
async function live(store: Store, erasuresFile: string): Promise<TestSetting> {
  const setting: TestSetting = { ...(await openLived(store)), erasuresFile };
  await holdKeys(store.db, old);
  await told(store, setting.pseudonymise(TOLD), setting.clock.now());
  await ask(setting, 'forget', GONE);
  await ask(setting, 'restrict', ASIDE);
  return setting;
}

async function told({ db }: Store, person: Pseudonym, at: Instant, linkHash = 'h'): Promise<void> {
  await takeFormDeclaration(db, {
    ...{ person, day: LAST, at, linkHash, textVersion: '1', sealedMail: old.idSeal.seal(MAIL, person) },
    facts: { contract: 'cdi' },
    contacts: { recruiter: 0, network: 0, interview: 1 },
    profile: { region: '53', occupation: null, age_band: null },
    consents: new Map([['declaration', true] as const, ['follow_up', true] as const]),
    by: { name: 'form', person: true },
  });
}

async function inFolder(use: (path: (name: string) => string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'i4emploi-keys-'));
  try {
    await use((name) => join(folder, name));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

eachStore('A new key', (open) => {
  test('finds every column and every seal that names somebody', async () => {
    await using store = await open();
    const { db } = store;
    const [ana, ben, eve] = ['ana', 'ben', 'eve'].map(old.pseudonymise) as [Pseudonym, Pseudonym, Pseudonym];
    const mute = old.pseudonymise('mute');
    const rows = await seed(store, CALENDAR);
    for (const [id, author] of Object.entries({ 1: ana, 2: ben, 3: eve }))
      await rows.post(id, author, `2019-03-1${id}T08:00:00Z`, 'seeker_request');
    for (const account of [ana, ben]) await rows.relay('3', account, '2019-03-13T09:00:00Z', 9);
    const at = instant('2019-03-20T10:00:00Z');
    for (const [as, person] of Object.entries({ ben, eve, mute })) await told(store, person, at, as);
    await db.updateTable('declaration').set({ sealed_mail: null }).where('link_hash', '=', 'mute').execute();
    for (const account of [ben, eve])
      await db
        .insertInto('adopter')
        .values({
          ...{ account, sealed_id: old.idSeal.seal('42', account), shows_tag: 1, shows_seeker_tag: 0 },
          ...{ followers: 3, first_seen_at: at, checked_at: at, shown_at: at, gone_at: null },
          run_id: rows.runId,
        })
        .execute();
    // What X billed: posts by their numbers, as they are, beside accounts.
    const [post, accounts] = ['1107000', [`1a${eve}`, `${eve}9`]];
    for (const resource of [post, ...accounts])
      await db.insertInto('billed_read').values({ utc_day: LAST, resource }).execute();
    const keys = { at, pseudonymise: old.pseudonymise, idSeal: old.idSeal };
    await db.transaction().execute((transaction) => forgetPerson(transaction, ana, keys));
    for (const person of [ben, mute])
      await db.transaction().execute((transaction) => restrictPerson(transaction, person, keys));
    const aside = (await db.selectFrom('restricted_row').select('id').execute()).length;
    const renewed = await renewKeys(store, ring);
    assert.equal(renewed?.sealed, aside + 2, 'and her mail, and her bio');
    const billed = await db.selectFrom('billed_read').select('resource').execute();
    assert.deepEqual(
      billed.map(({ resource }) => resource).sort(),
      [post, ...accounts.map((account) => ring.renew(account, 1))].sort(),
    );
    const leftOut = await db.selectFrom('left_out_post').select('post').execute();
    assert.deepEqual(
      leftOut.map(({ post }) => post).sort(),
      ['1', '2'].map(ring.pseudonymise).sort(),
      'a post left out is known again',
    );
    const words = await everyWord(store);
    for (const account of [ana, ben, eve]) {
      assert.ok(!words.includes(account));
      assert.ok(words.includes(ring.renew(account, 1)));
    }
    const fresh = { at, pseudonymise: ring.pseudonymise, idSeal: ring.idSeal };
    const back = ring.pseudonymise('ben');
    await db.transaction().execute((transaction) => liftRestriction(transaction, back, fresh));
    const posts = await db.selectFrom('post').select(['id', 'author']).orderBy('id').execute();
    assert.deepEqual(posts, [
      { id: '2', author: back },
      { id: '3', author: ring.pseudonymise('eve') },
    ]);
    for (const person of [back, ring.pseudonymise('eve')]) {
      const declared = await db
        .selectFrom('declaration')
        .select('sealed_mail')
        .where('person', '=', person)
        .executeTakeFirstOrThrow();
      assert.equal(ring.idSeal.open(declared.sealed_mail ?? '', person), MAIL);
      const bio = await db
        .selectFrom('adopter')
        .select('sealed_id')
        .where('account', '=', person)
        .executeTakeFirstOrThrow();
      assert.equal(ring.idSeal.open(bio.sealed_id ?? '', person), '42');
    }
  });
});

test('a new key is laid over every pseudonym and seal, or nothing is: nobody is lost, doubled or let back, and no figure changes', async () => {
  await inFolder(async (path) => {
    await using store = await openStore('sqlite::memory:');
    await using before = await live(store, path('erasures.jsonl'));
    const known = [...world.accounts.map(({ id }) => id), '@cherche0'].map(old.pseudonymise);
    const held = await everyWord(store);
    assert.ok(known.filter((pseudonym) => held.includes(pseudonym)).length > 15);
    const [counted, rows] = [await figures(store), await observed(store)];

    const wrong = keyRing(NEW_KEY, ['a key that never was the one, long enough']);
    const whole = await digestOf(store);
    await assert.rejects(renewKeys(store, wrong), { code: 'pseudonym-key-other' });
    await assert.rejects(demandKeys(store.db, ring), { code: 'key-rotation-due' });
    assert.deepEqual(await digestOf(store), whole);
    // A store that does not say yet which key it has says so by what is sealed in it.
    await store.db.deleteFrom('setting').where('name', '=', 'pseudonym_keys').execute();
    const silent = await digestOf(store);
    await assert.rejects(renewKeys(store, wrong), { code: 'sealed-id-unreadable' });
    assert.deepEqual(await digestOf(store), silent);

    const renewed = await renewKeys(store, ring);
    assert.ok(renewed && renewed.fingerprints > 20 && renewed.sealed > 3 && renewed.rewritten);
    assert.equal(await renewKeys(store, ring), null, 'done again there is nothing to do');
    await assert.rejects(demandKeys(store.db, old), { code: 'pseudonym-key-other' });
    await demandKeys(store.db, ring);
    const words = await everyWord(store);
    for (const pseudonym of known) assert.ok(!words.includes(pseudonym));
    assert.ok(words.includes(ring.pseudonymise(TOLD)));

    const setting = withRing(before);
    const days = eachDay(addDays(LAST, -21), addDays(LAST, 1));
    for (const family of FAMILIES) await markDirty(store.db, family, days);
    await runTask(setting, taskNamed('roll-up'), LAST);
    assert.deepEqual(await figures(store), counted);
    setting.setNow('2019-04-02T02:00:00Z');
    await runNightly(setting, addDays(LAST, 1));
    const seekers = (measures: Awaited<ReturnType<typeof figures>>) =>
      measures.find(({ indicator, grain }) => indicator === 'seekers_distinct' && grain === 'all')?.value;
    assert.equal(seekers(await figures(store)), seekers(counted));
    const after = await everyWord(store, ['person_rule', 'billed_read']);
    assert.ok(!after.includes(ring.pseudonymise(GONE)) && !after.includes(world.postId('demande0')));
    const mail = await store.db
      .selectFrom('declaration')
      .select('sealed_mail')
      .where('link_hash', '=', 'h')
      .executeTakeFirstOrThrow();
    const opened = ring.idSeal.open(mail.sealed_mail ?? '', ring.pseudonymise(TOLD));
    assert.equal(opened, MAIL);

    await ask(setting, 'lift', ASIDE);
    const back = (await observed(store)).posts.length;
    assert.ok(back > rows.posts.length, 'what was set aside under the old key is back');
    const authors = await store.db.selectFrom('post').select('author').distinct().execute();
    assert.ok(authors.some(({ author }) => author === ring.pseudonymise(ASIDE)));
    assert.ok(
      world.accounts.every(({ id }) => !authors.some(({ author }) => author === old.pseudonymise(id))),
    );
  });
});

test('a backup of before is brought to the new key at restore, and what was erased since stays erased', async () => {
  await inFolder(async (path) => {
    await using store = await openStore(`sqlite:${path('live.db')}`);
    const lived = await openLived(store);
    await using before: TestSetting = { ...lived, erasuresFile: path('erasures.jsonl') };
    await holdKeys(store.db, old);
    await writeBackup(store, path('one.backup'), before.clock.now());
    await ask(before, 'forget', GONE);
    await renewKeys(store, ring);
    const setting = withRing(before);
    // Erased after the rotation, and told with the key of then.
    await ask(setting, 'forget', ASIDE);
    const bytes = await readFile(path('live.db'), 'latin1');
    for (const { id } of world.accounts) assert.ok(!bytes.includes(old.pseudonymise(id)));

    const erasures = await readErasures(path('erasures.jsonl'), ring);
    const done = await restore(path('one.backup'), `sqlite:${path('again.db')}`, { ...setting, erasures });
    assert.equal(done.people, 2);
    await using again = await openStore(`sqlite:${path('again.db')}`, { mustExist: true });
    await demandKeys(again.db, ring);
    const words = await everyWord(again, ['person_rule']);
    for (const account of [GONE, ASIDE])
      for (const keys of [old, ring]) assert.ok(!words.includes(keys.pseudonymise(account)));
    assert.ok(words.includes(ring.pseudonymise(TOLD)) && !words.includes(old.pseudonymise(TOLD)));
    assert.deepEqual(await observed(again), await observed(store));
  });
});
