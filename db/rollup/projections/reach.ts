import type { Day } from '../../core/calendar.ts';
import { isFrenchHoliday } from '../../statistics/holidays.ts';
import type { RollUpContext } from '../context.ts';
import { type DayAmount, replaceDays } from '../tallies.ts';
import { dayCoverage } from './coverage.ts';
import type { Projection } from './projection.ts';

const RELAYERS = ['collective', 'community'] as const;
const NAMES = [
  'relays by community',
  ...RELAYERS.flatMap((by) => [`views by ${by}`, `views unread by ${by}`]),
];

/** Relays of requests by their day: the community's, and to how many followers each was delivered, of either. */
export const REACH: Projection = {
  name: 'reach',
  version: 1,
  follows: ['seeker-requests', 'retweet-reach'],
  async project(context, tallies, days) {
    const coverage = await dayCoverage(context, 'retweet-reach', days);
    const fresh: DayAmount[] = [];
    for (const { day, by_collective, relays, views, read } of await relaysOf(context, days)) {
      const { share, seen } = coverage(day);
      if (share === 0 && !seen) continue;
      const by = by_collective === 1 ? 'collective' : 'community';
      if (by === 'community') fresh.push({ name: 'relays by community', day, amount: Number(relays) });
      fresh.push({ name: `views by ${by}`, day, amount: Number(views ?? 0) });
      fresh.push({ name: `views unread by ${by}`, day, amount: Number(relays) - Number(read) });
    }
    await replaceDays(context.db, tallies, { names: NAMES, days }, fresh);
  },
};

async function relaysOf({ db }: RollUpContext, days: readonly Day[]) {
  return db
    .selectFrom('relay')
    .innerJoin('request', 'request.post_id', 'relay.post_id')
    .select((eb) => [
      'relay.day',
      'relay.by_collective',
      eb.fn.countAll<number>().as('relays'),
      eb.fn.sum<number>('relay.followers').as('views'),
      eb.fn.count<number>('relay.followers').as('read'),
    ])
    .where('relay.day', 'in', days)
    .whereRef('relay.account', '!=', 'request.seeker')
    .groupBy(['relay.day', 'relay.by_collective'])
    .execute();
}

/** Saturday or Sunday. */
const isWeekend = (day: Day): boolean => new Date(`${day}T00:00:00Z`).getUTCDay() % 6 === 0;
const KINDS = { weekends: isWeekend, holidays: isFrenchHoliday } as const;

/** Days off that were wholly collected, and those of them with a relay by the collective; relays are projected before. */
export const RHYTHM: Projection = {
  name: 'rhythm',
  version: 1,
  follows: ['seeker-requests', 'retweet-reach'],
  async project(context, tallies, days) {
    const marks = await marksOf(context, days);
    const fresh: DayAmount[] = [];
    const names: string[] = [];
    for (const [kind, holds] of Object.entries(KINDS)) {
      names.push(kind, `${kind} relayed`, `${kind} relayed at most`);
      for (const day of days.filter((one) => marks.has(`days relays known ${one}`) && holds(one))) {
        const mark = (name: string) => (marks.has(`${name} ${day}`) ? 1 : 0);
        fresh.push({ name: kind, day, amount: 1 });
        fresh.push({ name: `${kind} relayed`, day, amount: mark('days relayed known') });
        fresh.push({ name: `${kind} relayed at most`, day, amount: mark('days relayed known at most') });
      }
    }
    await replaceDays(context.db, tallies, { names, days }, fresh);
  },
};

async function marksOf({ db }: RollUpContext, days: readonly Day[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('tally')
    .select(['name', 'start_day'])
    .where('name', 'in', ['days relays known', 'days relayed known', 'days relayed known at most'])
    .where('grain', '=', 'day')
    .where('start_day', 'in', days)
    .where('amount', '>', 0)
    .execute();
  return new Set(rows.map(({ name, start_day }) => `${name} ${start_day}`));
}
