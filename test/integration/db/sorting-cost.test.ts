import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Compilable, CompiledQuery, sql } from 'kysely';
import { day, instant } from '../../../db/core/calendar.ts';
import { countLeft, leftCounts, nextOf } from '../../../db/queries/sorting-queue.ts';
import { type Database, openStore } from '../../../db/store.ts';
import { deskOf } from '../api/desk.ts';
import { eachStore } from '../stores.ts';

eachStore('what the next post costs', (open) => {
  test('the next post is found along the index of what waits, whatever was sorted before', async () => {
    await using store = await open();
    const posts = { '1': { proposed: 'seeker_request', score: 0.9 } } as const;
    await deskOf(store, posts);
    const args = { by: 'alice', now: instant('2018-11-02T09:00:00Z'), today: day('2018-11-02') };
    const asked = nextOf(store.db, 'seeker_request', { ...args, except: [], limit: 5 });
    if (store.engine === 'sqlite') {
      const plan = await explain<{ detail: string }>(store.db, 'explain query plan', asked);
      const lines = plan.map(({ detail }) => detail).join('\n');
      assert.match(lines, /^SEARCH suggestion USING (COVERING )?INDEX suggestion_waiting/);
      assert.match(lines, /SEARCH post USING INDEX sqlite_autoindex_post_1/);
      assert.doesNotMatch(lines, /TEMP B-TREE|SCAN/);
      return;
    }
    // Of one row the planner rightly reads all; this says what it would do of many.
    await store.db.connection().execute(async (db) => {
      await sql`set enable_seqscan = off`.execute(db);
      const plan = await explain<{ 'QUERY PLAN': string }>(db, 'explain', asked);
      const lines = plan.map((row) => row['QUERY PLAN']).join('\n');
      assert.match(lines, /using suggestion_waiting on suggestion/);
      assert.doesNotMatch(lines, /Seq Scan/);
      await sql`reset enable_seqscan`.execute(db);
    });
  });
});

const until = { today: day('2018-11-02'), soon: day('2018-11-09') };

eachStore('what counting costs', (open) => {
  test('what is left is counted to the last one, until there are as many as anybody asks for', async () => {
    await using store = await open();
    const proposed = 'seeker_request' as const;
    await deskOf(store, {
      '1': { proposed, score: 0.9 },
      '2': { proposed, score: 0.8, expires: '2018-11-09' },
      '3': { proposed, score: 0.7, expires: '2018-11-03' },
      '4': { proposed, score: 0.6, expires: '2018-11-02' },
    });
    const counted = async (upTo: number) => {
      const { left, soon } = await countLeft(store.db, { ...until, upTo });
      return { waiting: left.find(({ label }) => label === proposed)?.waiting, soon };
    };
    assert.deepEqual(await counted(4), { waiting: 3, soon: 2 });
    assert.deepEqual(await counted(2), { waiting: 2, soon: 2 });
    assert.deepEqual(await counted(1), { waiting: 1, soon: 1 });
  });
});

test('what is left is counted along the indexes of what waits, each count until it is reached', async () => {
  await using store = await openStore('sqlite::memory:');
  const counts = leftCounts(store.db, { ...until, upTo: 1000 });
  const plan = await explain<{ detail: string }>(store.db, 'explain query plan', counts);
  const reads = plan.map(({ detail }) => detail).filter((detail) => /^(SCAN|SEARCH) suggestion/.test(detail));
  const byKind = 'SEARCH suggestion USING COVERING INDEX suggestion_waiting (label=?)';
  const soon = 'SEARCH suggestion USING COVERING INDEX suggestion_expiring (expires_on>? AND expires_on<?)';
  assert.deepEqual(reads, [...Array<string>(5).fill(byKind), soon]);
  assert.equal(counts.compile().sql.match(/limit \?/g)?.length, reads.length);
});

const explain = async <T>(db: Database, how: string, query: Compilable): Promise<T[]> => {
  const { sql: text, parameters } = query.compile();
  return (await db.executeQuery<T>(CompiledQuery.raw(`${how} ${text}`, [...parameters]))).rows as T[];
};
