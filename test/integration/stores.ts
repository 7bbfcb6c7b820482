import { after, describe } from 'node:test';
import type { PGlite } from '@electric-sql/pglite';
import { PGliteDialect } from 'kysely';
import pg from 'pg';
import { openEngine, openStore, type Store } from '../../db/store.ts';
import { openServer, type PostgresServer } from '../cluster/postgres-server.ts';
import { EMPTY_TABLES, startPglite } from './pglite-server.ts';

/** An empty store; a suite has one open at a time. */
export type OpenTestStore = () => Promise<Store>;

const EMPTY = 'drop schema if exists pgboss cascade; drop schema public cascade; create schema public';

/** Takes everything out of the database of a server. */
export async function emptyServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(EMPTY);
  await client.end();
}

/**
 * For what concerns locks, pools and several processes: the server of TEST_POSTGRES_URL, or one for this suite alone.
 * @returns its address, its database emptied
 */
export function realServer(): () => Promise<string> {
  let own: PostgresServer | undefined;
  after(() => own?.[Symbol.asyncDispose]());
  const ownUrl = async (): Promise<string> => {
    own ??= await openServer({ fsync: 'off' });
    return own.url;
  };
  return async () => {
    const url = process.env.TEST_POSTGRES_URL ?? (await ownUrl());
    await emptyServer(url);
    return url;
  };
}

/** A store on PGlite, in memory; starting it takes seconds. */
export async function openPglite(): Promise<Store> {
  const server = await startPglite();
  return { ...(await onPglite(server)), [Symbol.asyncDispose]: () => server.close() };
}

const onPglite = (pglite: PGlite): Promise<Store> =>
  openEngine({ dialect: new PGliteDialect({ pglite }) }, 'postgres');

/**
 * Runs a suite on SQLite (in memory) and on PostgreSQL (PGlite): the same tests, both engines.
 * With TEST_POSTGRES_URL, on that server as well; its database is emptied before each test.
 */
export function eachStore(title: string, suite: (open: OpenTestStore) => void): void {
  describe(`${title} (SQLite)`, () => suite(() => openStore('sqlite::memory:')));
  describe(`${title} (PostgreSQL)`, () => {
    let server: PGlite | undefined;
    after(() => server?.close());
    suite(async () => {
      if (server) await server.exec(EMPTY_TABLES);
      else server = await startPglite();
      return { ...(await onPglite(server)), [Symbol.asyncDispose]: async () => {} };
    });
  });
  const url = process.env.TEST_POSTGRES_URL;
  if (!url) return;
  describe(`${title} (PostgreSQL server)`, () =>
    suite(async () => {
      await emptyServer(url);
      return openStore(url);
    }));
}
