import type { Day } from '../../core/calendar.ts';
import type { PostLabel } from '../../core/labels.ts';
import type { RollUpContext } from '../context.ts';
import { isWhole } from '../draft.ts';
import { type Membership, type PersonDay, replaceMembers } from '../members.ts';
import { type DayAmount, replaceDays } from '../tallies.ts';
import { dayCoverage } from './coverage.ts';
import type { Projection } from './projection.ts';

const NAMES = [
  'relays by collective',
  'relays by collective at most',
  'relays unbounded',
  'days relayed',
  'days relays known',
  'days relayed known',
  'days relayed known at most',
];

/** Who relayed a request by somebody else: once a period, with the largest number of followers that was read. */
const RELAYERS: Membership = {
  name: 'relayer',
  counts: (followers) => ({
    relayers: 1,
    'relayers unread': followers === null ? 1 : 0,
    'relayers followers': followers ?? 0,
  }),
};

/**
 * Relays by the day they were made on, and the days that had some: of those that were wholly collected, and of
 * all, which is what files tell of. Relays of a day without collection are not counted.
 */
export const RELAYS: Projection = {
  name: 'relays',
  version: 1,
  follows: ['seeker-requests', 'retweet-reach'],
  async project(context, tallies, days) {
    const relays = Map.groupBy(await collectiveRelays(context, days), ({ day }) => day);
    const coverage = await dayCoverage(context, 'retweet-reach', days);
    const fresh: DayAmount[] = [];
    for (const day of days) {
      const ofDay = relays.get(day) ?? [];
      const requests = count(ofDay, (label) => label !== null);
      const unsorted = count(ofDay, (label) => label === null);
      const { share, seen } = coverage(day);
      fresh.push({ name: 'days relayed', day, amount: requests > 0 ? 1 : 0 });
      if (share === 1) {
        fresh.push(
          { name: 'days relays known', day, amount: 1 },
          { name: 'days relayed known', day, amount: requests > 0 ? 1 : 0 },
          { name: 'days relayed known at most', day, amount: ofDay.length > 0 ? 1 : 0 },
        );
      }
      if (share === 0 && !seen) continue;
      fresh.push(
        { name: 'relays by collective', day, amount: requests },
        { name: 'relays by collective at most', day, amount: requests + unsorted },
        { name: 'relays unbounded', day, amount: isWhole(share) ? 0 : 1 },
      );
    }
    await replaceDays(context.db, tallies, { names: NAMES, days }, fresh);
    await replaceMembers(context.db, tallies, RELAYERS, days, await relayersOf(context, days));
  },
};

type CollectiveRelays = { day: Day; label: PostLabel | null; relays: number };

/** Relays by the collective: of requests, and of posts that nobody has sorted yet, each of which may prove to be one. */
async function collectiveRelays({ db }: RollUpContext, days: readonly Day[]): Promise<CollectiveRelays[]> {
  return db
    .selectFrom('relay')
    .innerJoin('post', 'post.id', 'relay.post_id')
    .select((eb) => ['relay.day', 'post.label', eb.fn.countAll<number>().as('relays')])
    .where('relay.by_collective', '=', 1)
    .where('relay.day', 'in', days)
    .whereRef('relay.account', '!=', 'post.author')
    .where((eb) => eb.or([eb('post.label', '=', 'seeker_request'), eb('post.label', 'is', null)]))
    .groupBy(['relay.day', 'post.label'])
    .execute();
}

const count = (rows: readonly CollectiveRelays[], counts: (label: PostLabel | null) => boolean): number =>
  rows.filter(({ label }) => counts(label)).reduce((sum, { relays }) => sum + Number(relays), 0);

async function relayersOf({ db }: RollUpContext, days: readonly Day[]): Promise<PersonDay[]> {
  return db
    .selectFrom('relay')
    .innerJoin('request', 'request.post_id', 'relay.post_id')
    .select((eb) => ['relay.account as person', 'relay.day', eb.fn.max('relay.followers').as('amount')])
    .where('relay.day', 'in', days)
    .whereRef('relay.account', '!=', 'request.seeker')
    .groupBy(['relay.account', 'relay.day'])
    .execute();
}
