import { sql } from 'kysely';
import type { Day } from '../core/calendar.ts';
import { type Period, periodsBetween } from '../core/period.ts';
import { LARGEST_FORGOTTEN } from '../privacy/forget-old.ts';
import type { RollUpContext } from './context.ts';
import { ON_DAYS } from './members.ts';

/** Years of relayers have an index of their own, which an engine takes only for what it can read in the text. */
const [RELAYER, OF_YEARS] = [sql.lit('relayer'), sql.lit('year' as const)];

/**
 * The most followers that a relayer of the period had, forgotten ones included. It is looked up in what the
 * period is made of: the days of a month, the years since the start. Work: those of a month, one row a year.
 */
export async function largestAudience(context: RollUpContext, period: Period): Promise<number> {
  const { cutoff, collective } = context;
  const { grain, start, end } = period;
  const isOfDays = grain === 'day' || grain === 'month';
  const years = grain === 'year' ? [period] : periodsBetween('year', start, cutoff, collective.startDay);
  const relaying = await (isOfDays ? amongDays(context, start, end) : amongYears(context, years));
  const forgotten = await context.db
    .selectFrom('tally')
    .select((eb) => eb.fn.max<number | null>('amount').as('amount'))
    .where('name', '=', LARGEST_FORGOTTEN)
    .where('grain', '=', isOfDays ? 'day' : 'year')
    .where('start_day', '>=', start)
    .where('start_day', '<', end)
    .executeTakeFirst();
  return Math.max(relaying, forgotten?.amount ?? 0);
}

async function amongDays({ db }: RollUpContext, start: Day, end: Day): Promise<number> {
  const row = await db
    .selectFrom('member')
    .select((eb) => eb.fn.max<number | null>('amount').as('amount'))
    .where('name', '=', RELAYER)
    .where('grain', '=', ON_DAYS)
    .where('start_day', '>=', start)
    .where('start_day', '<', end)
    .executeTakeFirst();
  return row?.amount ?? 0;
}

/** The first row of each year in its index. */
async function amongYears({ db }: RollUpContext, years: readonly Period[]): Promise<number> {
  const rows = await db
    .selectNoFrom((eb) =>
      years.map(({ start }) =>
        eb
          .selectFrom('member')
          .select((of) => of.fn.max<number | null>('amount').as('amount'))
          .where('name', '=', RELAYER)
          .where('grain', '=', OF_YEARS)
          .where('start_day', '=', start)
          .as(start),
      ),
    )
    .executeTakeFirst();
  return Math.max(0, ...Object.values(rows ?? {}).map((amount) => amount ?? 0));
}
