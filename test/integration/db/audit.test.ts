import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import { type Instant, instant } from '../../../db/core/calendar.ts';
import { fixedClock } from '../../../db/core/clock.ts';
import { silentLog } from '../../../db/core/log.ts';
import { listAudit, recordAudit, verifyAudit } from '../../../db/queries/audit.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { audit } from '../../../jobs/tasks/audit.ts';
import { calendar } from '../api/service.ts';
import { eachStore } from '../stores.ts';

const BEGAN = Date.parse('2018-01-10T08:00:00.000Z');
const atDay = (count: number): Instant => instant(BEGAN + count * 86_400_000);

const record = (store: Store, at: Instant, actor = 'alice') =>
  store.db.transaction().execute((transaction) =>
    recordAudit(transaction, {
      at,
      actor,
      role: 'coordinator',
      action: 'signed-in',
      object_kind: 'session',
      object_id: '0123456789abcdef',
    }),
  );

async function fill(store: Store, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await record(store, atDay(index));
}

const brokenAt = async ({ db }: Store) => (await verifyAudit(db)).brokenAt;

eachStore('the audit', (open) => {
  test('an entry follows the one before it, and the chain holds', async () => {
    await using store = await open();
    assert.deepEqual((await verifyAudit(store.db)).entries, 0);
    await fill(store, 3);
    const state = await verifyAudit(store.db);
    assert.deepEqual([state.entries, state.brokenAt, state.head.seq], [3, null, 3]);
    const newest = await listAudit(store.db, { limit: 2 });
    assert.deepEqual(
      newest.map(({ seq }) => seq),
      [3, 2],
    );
  });

  test('a row altered, removed, added or put in another’s place is found, and said which', async () => {
    await using store = await open();
    await fill(store, 5);
    const { db } = store;
    const rows = await db.selectFrom('audit_entry').selectAll().orderBy('seq').execute();
    const [, second, third, , fifth] = rows;
    assert.ok(second && third && fifth);
    const restore = async () => {
      await db.deleteFrom('audit_entry').execute();
      await db.insertInto('audit_entry').values(rows).execute();
      assert.equal(await brokenAt(store), null);
    };
    const put = (seq: number, row: object) =>
      db.updateTable('audit_entry').set(row).where('seq', '=', seq).execute();
    // As anybody would who has read how an entry is sealed, and alters one with its own seal.
    const sealedAnew = { ...second, actor: 'bob' };
    const { seq, at, actor, role, action, object_kind, object_id } = sealedAnew;
    const told = JSON.stringify([rows[0]?.hash, seq, at, actor, role, action, object_kind, object_id]);
    sealedAnew.hash = createHash('sha256').update(told).digest('hex');
    const { seq: _two, ...toldSecond } = second;
    const { seq: _three, ...toldThird } = third;
    for (const [change, found] of [
      [() => put(2, { actor: 'bob' }), 2],
      [() => put(2, { role: 'steward' }), 2],
      [() => put(3, { action: 'invited' }), 3],
      [() => put(3, { object_kind: 'passkey' }), 3],
      [() => put(3, { object_id: 'fedcba9876543210' }), 3],
      [() => put(3, { object_id: null }), 3],
      [() => put(2, sealedAnew), 3],
      [() => put(4, { at: atDay(400) }), 4],
      [() => put(5, { hash: 'f'.repeat(64) }), 5],
      [() => db.deleteFrom('audit_entry').where('seq', '=', 1).execute(), 1],
      [() => db.deleteFrom('audit_entry').where('seq', '=', 3).execute(), 3],
      [() => db.deleteFrom('audit_entry').where('seq', '=', 5).execute(), 5],
      [() => db.deleteFrom('audit_entry').execute(), 1],
      [
        () =>
          db
            .insertInto('audit_entry')
            .values({ ...fifth, seq: 6 })
            .execute(),
        6,
      ],
      [
        () =>
          db
            .insertInto('audit_entry')
            .values({ ...fifth, seq: 0 })
            .execute(),
        0,
      ],
      [() => put(2, toldThird).then(() => put(3, toldSecond)), 2],
    ] as [() => Promise<unknown>, number][]) {
      await change();
      assert.equal(await brokenAt(store), found, `${change}`);
      await restore();
    }
  });

  test('what is taken back leaves no entry and no gap, and nothing is told outside a transaction', async () => {
    await using store = await open();
    await fill(store, 1);
    const failing = store.db.transaction().execute(async (transaction) => {
      await recordAudit(transaction, {
        at: atDay(1),
        actor: null,
        role: null,
        action: 'invited',
        object_kind: 'sign-in-link',
        object_id: null,
      });
      throw new Error('taken back');
    });
    await assert.rejects(failing, /taken back/);
    await record(store, atDay(2));
    const { entries, brokenAt: broken } = await verifyAudit(store.db);
    assert.deepEqual([entries, broken], [2, null]);
    const outside = recordAudit(store.db, {
      at: atDay(3),
      actor: null,
      role: null,
      action: 'invited',
      object_kind: 'sign-in-link',
      object_id: null,
    });
    await assert.rejects(outside, TypeError);
  });

  test('entries that come all at once stand one after another', async () => {
    await using store = await open();
    await Promise.all(Array.from({ length: 20 }, (_, index) => record(store, atDay(index), `p${index}`)));
    const { entries, brokenAt: broken } = await verifyAudit(store.db);
    assert.deepEqual([entries, broken], [20, null]);
  });

  test('after six months the night removes entries, the chain holds, and a broken one fails the night', async () => {
    await using store = await open();
    await fill(store, 4);
    const run = (now: string) => audit({ store, clock: fixedClock(now), calendar, log: silentLog() });
    await run('2018-07-12T09:00:00.000Z');
    const kept = await listAudit(store.db, { limit: 9 });
    assert.deepEqual(
      kept.map(({ seq }) => seq),
      [4, 3],
    );
    assert.equal(await brokenAt(store), null);
    await record(store, instant(Date.parse('2018-07-12T10:00:00.000Z')));
    assert.deepEqual((await verifyAudit(store.db)).entries, 3);
    await store.db.updateTable('audit_entry').set({ actor: 'bob' }).where('seq', '=', 4).execute();
    await assert.rejects(run('2018-07-12T11:00:00.000Z'), { code: 'audit-broken', message: /4/ });
    const forged = { actor: 'alice', at: atDay(-900) };
    await store.db.updateTable('audit_entry').set(forged).where('seq', '=', 4).execute();
    await assert.rejects(run('2018-07-12T11:00:00.000Z'), { code: 'audit-broken' });
    assert.equal((await listAudit(store.db, { limit: 9 })).length, 3, 'nothing is removed');
    // All of it may come of age at once; what comes after still follows it.
    await store.db
      .updateTable('audit_entry')
      .set({ actor: 'alice', at: atDay(3) })
      .where('seq', '=', 4)
      .execute();
    await run('2019-07-12T11:00:00.000Z');
    await record(store, instant(Date.parse('2019-07-12T12:00:00.000Z')));
    assert.deepEqual(
      (await listAudit(store.db, { limit: 9 })).map(({ seq }) => seq),
      [6],
    );
    assert.equal(await brokenAt(store), null);
  });
});

test('a store that had later migrations first is brought up to date', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'i4emploi-audit-'));
  try {
    const url = `sqlite:${join(folder, 'store.db')}`;
    {
      await using store = await openStore(url);
      for (const table of ['audit_entry', 'audit_head']) await store.db.schema.dropTable(table).execute();
      await sql`delete from kysely_migration where name = '0017-audit'`.execute(store.db);
    }
    await using again = await openStore(url);
    assert.equal(await brokenAt(again), null);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('two who open one file and add by turns keep one chain', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'i4emploi-audit-'));
  try {
    const url = `sqlite:${join(folder, 'store.db')}`;
    await using one = await openStore(url);
    await using other = await openStore(url);
    for (let index = 0; index < 10; index += 1) {
      await record(index % 2 ? one : other, atDay(index));
    }
    const state = await verifyAudit(one.db);
    assert.deepEqual([state.entries, state.brokenAt], [10, null]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
