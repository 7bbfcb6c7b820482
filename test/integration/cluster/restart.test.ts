import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { openStore } from '../../../db/store.ts';
import { openServer } from '../../cluster/postgres-server.ts';

test('what is asked while the database server starts again waits for it', async () => {
  await using server = await openServer();
  await using store = await openStore(server.url);
  await server.kill();
  const asked = sql<{ one: number }>`select 1 as one`.execute(store.db);
  await Promise.all([server.start(), asked]);
  assert.deepEqual((await asked).rows, [{ one: 1 }]);
});

test('a server that stays away is not waited for without end', async () => {
  await using server = await openServer();
  await using store = await openStore(server.url);
  await server.kill();
  await assert.rejects(sql`select 1`.execute(store.db), { code: 'ECONNREFUSED' });
});
