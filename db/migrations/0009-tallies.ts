import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ddlFor, type Engine } from '../dialect/ddl.ts';
import { addColumns, createIndexes, createTables } from './describe.ts';

/**
 * What a night needs so as not to read the history again: tallies of periods, who counts once in them, and
 * which measure stands. The tallies of a store that has measures already are made by its next roll-up.
 */
export function tallies(engine: Engine): Migration {
  return {
    async up(db: Kysely<never>) {
      const ddl = ddlFor(engine);
      await createTables(db, ddl, {
        tally: {
          columns: {
            name: ['text'],
            grain: ['text'],
            start_day: ['text'],
            key: ['text'],
            amount: ['float'],
          },
          key: ['name', 'grain', 'start_day', 'key'],
        },
        member: {
          columns: {
            name: ['text'],
            grain: ['text'],
            start_day: ['text'],
            person: ['text'],
            amount: ['float', 'null'],
          },
          key: ['name', 'grain', 'start_day', 'person'],
        },
        recompute: {
          columns: {
            id: ['id'],
            run_id: ['integer'],
            from_day: ['text'],
            to_day: ['text'],
            reason: ['text'],
            known_at: ['text'],
          },
          references: { run_id: 'run.id' },
        },
      });
      await createIndexes(db, [
        ['member_person', 'member', ['person', 'name', 'grain', 'start_day']],
        ['member_amount', 'member', ['name', 'grain', 'start_day', 'amount']],
        ['declaration_day', 'declaration', ['day']],
        ['recompute_run', 'recompute', ['run_id']],
      ]);
      await addColumns(db, ddl, { measure: { superseded_at: ['text', 'null'] } });
      await sql`
        update measure set superseded_at = (
          select min(later.known_at) from measure as later
          where later.indicator = measure.indicator and later.grain = measure.grain
            and later.dimension = measure.dimension and later.start_day = measure.start_day
            and later.version >= measure.version and later.known_at > measure.known_at
        )`.execute(db);
      // A series as it is known now: one row a period, whatever was corrected.
      await sql`
        create unique index measure_standing on measure (indicator, grain, dimension, start_day)
        where superseded_at is null`.execute(db);
    },
  };
}
