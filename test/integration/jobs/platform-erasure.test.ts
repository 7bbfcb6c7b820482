import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import { day } from '../../../db/core/calendar.ts';
import { ERASED_TABLES } from '../../../db/queries/platform-erasure.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { eraseAll, erasedText } from '../../../jobs/platform-erasure.ts';
import { runNightly, runTask } from '../../../jobs/runner.ts';
import { eachStore } from '../stores.ts';
import { everyWord, LAST, openLived, world } from './lived.ts';
import { taskNamed } from './setting.ts';

const measures = ({ db }: Store) => db.selectFrom('measure').selectAll().orderBy('id').execute();
const figure = async (store: Store, indicator: string) =>
  (await measures(store)).findLast((row) => row.indicator === indicator && row.grain === 'all');
eachStore('Erasing all that comes from X', (open) => {
  test('nothing of X remains, and no figure has changed, now or at the next roll-up', async () => {
    await using store = await open();
    await using setting = await openLived(store);
    const pseudonym = setting.pseudonymise(world.accountId('cherche0'));
    const found = await everyWord(store);
    for (const word of [world.postId('demande0'), pseudonym, 'soudeuse'])
      assert.ok(found.includes(word), word);
    const before = await measures(store);
    assert.ok(((await figure(store, 'seeker_requests'))?.low ?? 0) > 0);

    const erased = await eraseAll(store, setting);
    assert.equal(erased.get('post'), 36);
    assert.equal(erased.get('declaration'), 1);
    const left = await everyWord(store);
    const ids = [...world.posts, ...world.accounts, ...world.relays].map(({ id }) => id);
    const accounts = world.accounts.map(({ id }) => setting.pseudonymise(id));
    for (const word of [...ids, ...accounts, 'soudeuse']) assert.ok(!left.includes(word), word);
    assert.deepEqual(await measures(store), before);
    assert.match(erasedText(erased, 'fr').join('\n'), /\n {2}post +36\n/);

    // Days that are marked dirty again, and a night more, make no zero of what was measured.
    for (const family of ['seeker-requests', 'placements', 'hashtag-volume', 'retweet-reach', 'bio-adopters'])
      await store.db
        .insertInto('dirty_day')
        .values({ family, day: day('2019-03-12') })
        .execute();
    await runTask(setting, taskNamed('roll-up'), day('2019-04-01'));
    // The service's own registers began the day after: since the start they tell a minimum from then on.
    const ofX = (rows: typeof before) =>
      rows.filter(({ indicator }) => !['corrections_published', 'rights_requests'].includes(indicator));
    const after = await measures(store);
    assert.deepEqual(ofX(after.slice(0, before.length)), ofX(before));
    const later = ofX(after.slice(before.length)).filter(({ start_day }) => start_day <= LAST);
    assert.deepEqual(later, []);
    // Done again there is nothing left to erase.
    assert.deepEqual(
      [...(await eraseAll(store, setting)).values()].filter((rows) => rows > 0),
      [],
    );
  });

  test('days that are collected afterwards are measured, from where collecting had stopped', async () => {
    await using store = await open();
    await using setting = await openLived(store);
    await eraseAll(store, setting);
    setting.setNow('2019-04-04T02:00:00Z');
    await runNightly(setting, day('2019-04-03'));
    const counted = (await measures(store)).filter(
      ({ indicator, grain, start_day }) =>
        indicator === 'hashtag_posts_original' && grain === 'day' && start_day > LAST,
    );
    assert.deepEqual(
      counted.map(({ start_day, state, value }) => `${start_day} ${state} ${value}`),
      ['2019-04-01 measured 0', '2019-04-02 measured 0', '2019-04-03 measured 0'],
    );
    assert.equal((await figure(store, 'seeker_requests'))?.low, 12);
  });
});

test('every table says whether an erasure takes it', async () => {
  await using store = await openStore('sqlite::memory:');
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name`.execute(
    store.db,
  );
  const stays = [
    ...[
      'collection_window',
      'cursor',
      'edition',
      'kysely_migration',
      'kysely_migration_lock',
      'measure',
      'plan',
    ],
    ...['public_release', 'published_figure', 'run', 'session', 'setting', 'sign_in_link', 'usage_reading'],
    // Numbers of an opt-in roster: nothing of X is in them.
    'volunteer_month',
    // What people told the collective themselves, and counts of a survey without names.
    ...['consent', 'seeker_news', 'seeker_profile', 'survey_count', 'testimonial'],
    // Who has the turn to collect; counts of attempts and used challenges, gone within minutes.
    ...['attempt', 'lease', 'spent_challenge'],
    // Volunteers’ own acts.
    ...['audit_entry', 'audit_head', 'staff_member', 'passkey'],
    // They show what was published: figures that name nobody.
    ...['shared_link', 'shared_session', 'shared_visit'],
    // Why figures were worked out again.
    'recompute',
    // Nothing of a person who has objected may come back; days whose people are forgotten stay closed.
    'person_rule',
    'rights_request',
    'meeting',
    'correction',
    'annotation',
    ...['edition_text', 'edition_draft', 'edition_event', 'erratum'],
    'left_out_post',
    'closed_day',
  ];
  assert.deepEqual(rows.map(({ name }) => name).sort(), [...ERASED_TABLES, ...stays].sort());
});

/** What the file of a store and its journal hold, as bytes. */
async function bytesOf(path: string): Promise<string> {
  const files = [path, `${path}-wal`].filter((file) => existsSync(file));
  return (await Promise.all(files.map((file) => readFile(file, 'latin1')))).join('');
}

test('no byte of an erased text is left in the file of the store, nor in its journal', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'i4emploi-erasure-'));
  try {
    const path = join(folder, 'store.db');
    await using store = await openStore(`sqlite:${path}`);
    await using setting = await openLived(store);
    const [gone, stays] = ['soudeuse à Lyon, disponible 3 jours', 'soudeuse à Lyon, disponible 4 jours'].map(
      (text) => Buffer.from(text).toString('latin1'),
    ) as [string, string];
    assert.ok((await bytesOf(path)).includes(gone));
    const id = world.postId('demande3');
    setting.standIn.setFault(({ endpoint }) =>
      endpoint === '_storage/download'
        ? { kind: 'rewrite', change: () => `{"id":"${id}","action":"delete","reason":"deleted"}\n` }
        : null,
    );
    setting.setNow('2019-04-02T02:00:00Z');
    await runTask(setting, taskNamed('compliance'), day('2019-04-01'));
    const left = await bytesOf(path);
    assert.ok(!left.includes(gone));
    assert.ok(left.includes(stays));
    await eraseAll(store, setting);
    const bytes = await bytesOf(path);
    const pseudonym = setting.pseudonymise(world.accountId('cherche0'));
    for (const word of ['soudeuse', id, pseudonym]) assert.ok(!bytes.includes(word), word);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
