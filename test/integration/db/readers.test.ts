import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../../../db/core/errors.ts';
import { isReached, writtenPosition } from '../../../db/dialect/replication.ts';
import { onPrimary, withReplica } from '../../../db/replica/readers.ts';
import type { Store } from '../../../db/store.ts';
import { openPglite } from '../stores.ts';

/** A primary and a standby that are told how far each is; their rows are nobody's business here. */
function pair() {
  const at = { written: '0/1000', replayed: '0/1000' as string | null, isUp: true, now: 0 };
  const answering = (position: () => string | null) =>
    ({
      db: { getExecutor: () => executor(position) },
    }) as unknown as Store;
  const primary = answering(() => at.written);
  const replica = answering(() => {
    if (!at.isUp) throw new Error('connect ECONNREFUSED');
    return at.replayed;
  });
  const limits = { lagMs: 10_000, everyMs: 1_000, answerMs: 50 };
  const readers = withReplica(primary, replica, { now: () => at.now, limits });
  const readFrom = (after: string | null = null) =>
    readers.read(after, async (store) => {
      if (store === replica && !at.isUp) throw new Error('terminating connection');
      return store === replica ? 'replica' : 'primary';
    });
  /** A moment later, once the replica has been asked again. */
  const later = async (ms: number) => {
    at.now += ms;
    await readers.health();
  };
  return { at, readers, readFrom, later, primary, replica };
}

/** As much of Kysely as a question for a position goes through. */
function executor(position: () => string | null) {
  const self = {
    adapter: {},
    transformQuery: (node: unknown) => node,
    compileQuery: (node: unknown) => ({ query: node, sql: '', parameters: [] }),
    executeQuery: async () => ({ rows: [{ at: position() }] }),
    withPlugins: () => self,
  };
  return self;
}

test('reading goes to the replica, and without one to the store', async () => {
  const { readFrom, primary } = pair();
  assert.equal(await readFrom(), 'replica');
  assert.equal(await onPrimary(primary).read(null, async (store) => store === primary), true);
});

test('whoever has just written reads from the primary until the replica has replayed it', async () => {
  const { at, readFrom, later } = pair();
  assert.equal(await readFrom(), 'replica');
  at.written = '0/2000';
  assert.equal(await readFrom('0/1800'), 'primary');
  // Somebody else has written nothing, and may read what was known a moment ago.
  assert.equal(await readFrom('0/FFF'), 'replica');
  await later(1_000);
  assert.equal(await readFrom('0/1800'), 'primary');
  at.replayed = '0/1800';
  await later(1_000);
  assert.equal(await readFrom('0/1800'), 'replica');
});

test('a replica that does not answer is done without, at once, and read from again when it is back', async () => {
  const { at, readers, readFrom, later } = pair();
  assert.equal(await readFrom(), 'replica');
  at.isUp = false;
  assert.equal(await readFrom(), 'primary');
  assert.equal((await readers.health())?.state, 'failing');
  await later(1_000);
  assert.equal(await readFrom(), 'primary');
  at.isUp = true;
  await later(1_000);
  assert.equal(await readFrom(), 'replica');
});

test('a replica that lags beyond the limit is not read from until it has caught up', async () => {
  const { at, readers, readFrom, later } = pair();
  assert.equal(await readFrom(), 'replica');
  at.written = '0/3000';
  await later(1_000);
  assert.equal(await readFrom(), 'replica');
  await later(10_001);
  assert.deepEqual(await readers.health(), { state: 'behind', lagMs: 10_001 });
  assert.equal(await readFrom(), 'primary');
  at.replayed = '0/3000';
  await later(1_000);
  assert.deepEqual(await readers.health(), { state: 'following', lagMs: 0 });
  assert.equal(await readFrom(), 'replica');
});

test('a quiet primary leaves no replica behind', async () => {
  const { readers, later } = pair();
  await readers.health();
  await later(3_600_000);
  assert.deepEqual(await readers.health(), { state: 'following', lagMs: 0 });
});

test('a standby that was promoted is no replica any more', async () => {
  const { at, readFrom, later } = pair();
  assert.equal(await readFrom(), 'replica');
  at.replayed = null;
  await later(1_000);
  assert.equal(await readFrom(), 'primary');
});

test('a replica that hangs is not waited for', async () => {
  const { readers, readFrom, replica } = pair();
  assert.equal(await readFrom(), 'replica');
  const from = await readers.read(null, (store) =>
    store === replica ? new Promise(() => {}) : Promise.resolve('primary'),
  );
  assert.equal(from, 'primary');
  assert.equal((await readers.health())?.state, 'failing');
});

test('what is refused is refused once, and what writes while it reads is the primary’s; neither is the replica’s fault', async () => {
  const { readers, readFrom, replica } = pair();
  assert.equal(await readFrom(), 'replica');
  const asked: unknown[] = [];
  const refuse = readers.read(null, async (store) => {
    asked.push(store);
    throw new AppError({ code: 'unknown', status: 404, fr: 'Rien.', en: 'Nothing.' });
  });
  await assert.rejects(refuse, { code: 'unknown' });
  assert.equal(asked.length, 1);
  const written = await readers.read(null, async (store) => {
    if (store === replica) throw Object.assign(new Error('read-only'), { code: '25006' });
    return 'primary';
  });
  assert.equal(written, 'primary');
  assert.equal(await readFrom(), 'replica');
});

test('positions are compared as numbers, and a server tells them so', async () => {
  assert.equal(isReached('0/9', '0/10'), true);
  assert.equal(isReached('1/0', '0/FFFFFFFF'), false);
  assert.equal(isReached('16/B374D848', '16/B374D848'), true);
  await using store = await openPglite();
  const before = await writtenPosition(store.db);
  await store.db.insertInto('setting').values({ name: 'cutoff', value: '2019-09-30' }).execute();
  assert.ok(isReached(before, await writtenPosition(store.db)));
});
