import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * A night says something new of a day or two, a month, a year and all time. What is known now lies by period, and
 * what was known before by indicator and period, so that what is new finds its neighbours. By series each figure had
 * a page of its own, read and written again every night, and a long history had more of them. A few seconds for
 * millions of measures.
 */
export function measuresByPeriod(): Migration {
  return {
    async up(db: Kysely<never>) {
      await sql`drop index measure_standing`.execute(db);
      await sql`drop index measure_series`.execute(db);
      await sql`
        create unique index measure_standing on measure (grain, start_day, indicator, dimension)
        where superseded_at is null`.execute(db);
      await sql`
        create unique index measure_series on measure (indicator, grain, start_day, dimension, version, known_at)
        `.execute(db);
    },
  };
}
