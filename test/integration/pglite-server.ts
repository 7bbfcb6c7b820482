import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { numberParsers } from '../../db/dialect/postgres.ts';
import project from '../../package.json' with { type: 'json' };

const CACHE = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'i4emploi');
const IMAGE = join(CACHE, `empty-pglite-${project.devDependencies['@electric-sql/pglite']}.tar`);

/**
 * A PostgreSQL of its own inside this process, with nothing in it. Making an empty cluster takes
 * four seconds, reading one that was made takes one: the first suite on a machine makes it for the others.
 */
export async function startPglite(): Promise<PGlite> {
  const image = await readFile(IMAGE).catch(() => undefined);
  if (image) return new PGlite({ parsers: numberParsers, loadDataDir: new Blob([new Uint8Array(image)]) });
  const server = new PGlite({ parsers: numberParsers });
  await server.waitReady;
  const made = await server.dumpDataDir('none');
  await mkdir(CACHE, { recursive: true });
  // Two suites may make it at once: each renames a whole file into place.
  await writeFile(`${IMAGE}.${process.pid}`, new Uint8Array(await made.arrayBuffer()));
  await rename(`${IMAGE}.${process.pid}`, IMAGE);
  return server;
}

/**
 * Takes every row out and starts every identity again: what a fresh schema would hold, in a tenth of the time.
 * The rules and triggers that keep rows from going are passed by.
 */
export const EMPTY_TABLES = `do $$
declare name text;
begin
  set local session_replication_role = replica;
  for name in select relname from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not like 'kysely%'
  loop execute format('delete from %I', name); end loop;
  for name in select sequencename from pg_sequences where schemaname = 'public' and last_value is not null
  loop execute format('alter sequence %I restart', name); end loop;
end $$`;
