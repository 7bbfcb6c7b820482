import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import type pg from 'pg';
import { knownError } from '../../../db/core/errors.ts';
import { connectTo } from '../../../db/dialect/postgres.ts';
import { openStore } from '../../../db/store.ts';
import { openServer } from '../../cluster/postgres-server.ts';

test('what is asked while the database server starts again waits for it', async () => {
  const connection = {} as pg.PoolClient;
  for (const away of [
    { code: 'ECONNREFUSED' },
    { code: 'ENOENT', syscall: 'connect' },
    { code: '57P03' },
    { message: 'Connection terminated' },
  ]) {
    let refusals = 2;
    const connect = async (): Promise<pg.PoolClient> => {
      if (refusals-- > 0) throw away;
      return connection;
    };
    assert.equal(await connectTo({ connect }), connection);
  }
});

test('and one that refuses is not asked again', async () => {
  const wrong = { code: '28P01', message: 'password authentication failed' };
  let asked = 0;
  const connect = async (): Promise<never> => {
    asked += 1;
    throw wrong;
  };
  await assert.rejects(connectTo({ connect }), wrong);
  assert.equal(asked, 1);
});

test('a server that stays away is not waited for without end', async () => {
  await using server = await openServer();
  await using store = await openStore(server.url);
  await server.kill();
  const ask = () =>
    sql`select 1`.execute(store.db).then(
      () => null,
      (error: unknown) => error,
    );
  // The process that serves a connection ends a moment after the server's own.
  let error = await ask();
  for (let answers = 1; error === null && answers < 100; answers += 1) error = await ask();
  assert.equal(knownError(error)?.code, 'database-unreachable', String(error));
});

test('nor one that took the file of its socket along', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'no-socket-'));
  const nowhere = `postgres:///nothing?host=${folder}`;
  const refused = await openStore(nowhere).catch((error: Error) => error.cause);
  assert.equal(knownError(refused)?.code, 'database-unreachable', String(refused));
  assert.equal(knownError({ code: 'ENOENT', syscall: 'open' }), null);
});

test('a transaction that is left open keeps nobody from anything for longer than a turn', async () => {
  await using server = await openServer();
  await using store = await openStore(server.url);
  const { rows } = await sql<{ longest: string }>`
    select current_setting('idle_in_transaction_session_timeout') as longest`.execute(store.db);
  assert.deepEqual(rows, [{ longest: '1min' }]);
});
