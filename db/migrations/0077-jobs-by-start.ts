import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { createIndexes } from './describe.ts';

/** Declared jobs are found by the day on which they begin: one announced for later counts once it has begun. */
export function jobsByStart(): Migration {
  return {
    async up(db: Kysely<never>) {
      await createIndexes(db, [
        ['declaration_fact_start', 'declaration_fact', ['start_day', 'declaration_id']],
      ]);
    },
  };
}
