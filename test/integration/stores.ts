import { after, describe } from 'node:test';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { numberParsers } from '../../db/dialect/postgres.ts';
import type { Schema } from '../../db/schema/index.ts';
import { migrate, openStore, type Store } from '../../db/store.ts';

/** An empty store; a suite has one open at a time. */
export type OpenTestStore = () => Promise<Store>;

/** Runs a suite on SQLite (in memory) and on PostgreSQL (PGlite): the same tests, both engines. */
export function eachStore(title: string, suite: (open: OpenTestStore) => void): void {
  describe(`${title} (SQLite)`, () => suite(() => openStore('sqlite::memory:')));
  describe(`${title} (PostgreSQL)`, () => {
    let server: PGlite | undefined;
    after(() => server?.close());
    suite(async () => {
      // Starting PGlite takes seconds; emptying it does not.
      server ??= new PGlite({ parsers: numberParsers });
      await server.exec('drop schema public cascade; create schema public');
      const db = new Kysely<Schema>({ dialect: new PGliteDialect({ pglite: server }) });
      return { ...(await migrate(db, 'postgres')), [Symbol.asyncDispose]: async () => {} };
    });
  });
}
