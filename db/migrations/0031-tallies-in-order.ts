import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ddlFor, type Engine } from '../dialect/ddl.ts';
import { createIndexes, createTables } from './describe.ts';

const TALLY = ['name', 'grain', 'start_day', 'key', 'amount'];
const MEMBER = ['person', 'name', 'grain', 'start_day', 'amount'];

/**
 * Tallies lie in the order in which they are read, and who counts in them by person. Who counts in a month or
 * since the start is known from her days and her years: those rows, half of all, go. Copies both tables, once:
 * a minute for a million posts.
 */
export function talliesInOrder(engine: Engine): Migration {
  return {
    async up(db: Kysely<never>) {
      await createTables(db, ddlFor(engine), {
        tally_in_order: {
          columns: { name: ['text'], grain: ['text'], start_day: ['text'], key: ['text'], amount: ['float'] },
          key: TALLY.slice(0, -1),
          inKeyOrder: true,
        },
        member_in_order: {
          columns: {
            person: ['text'],
            name: ['text'],
            grain: ['text'],
            start_day: ['text'],
            amount: ['float', 'null'],
          },
          key: MEMBER.slice(0, -1),
          inKeyOrder: true,
        },
      });
      await replace(db, 'tally', TALLY, sql`1 = 1`);
      await replace(db, 'member', MEMBER, sql`grain in ('day', 'year')`);
      await createIndexes(db, [['declaration_told', 'declaration', ['state', 'person']]]);
      await sql`create index member_day on member (name, start_day, amount) where grain = 'day'`.execute(db);
      // Years are asked for nobody but the relayer with the most followers.
      await sql`
        create index member_largest on member (start_day, amount)
        where grain = 'year' and name = 'relayer'`.execute(db);
    },
  };
}

async function replace(
  db: Kysely<never>,
  table: string,
  columns: readonly string[],
  kept: ReturnType<typeof sql>,
): Promise<void> {
  const [all, key] = [columns, columns.slice(0, -1)].map((names) =>
    sql.join(names.map((name) => sql.ref(name))),
  );
  const fresh = `${table}_in_order`;
  await sql`
    insert into ${sql.table(fresh)} (${all})
    select ${all} from ${sql.table(table)} where ${kept} order by ${key}`.execute(db);
  await db.schema.dropTable(table).execute();
  await db.schema.alterTable(fresh).renameTo(table).execute();
}
