import type { Day, Instant } from '../../core/calendar.ts';
import { halfLife } from '../../statistics/half-life.ts';
import type { RollUpContext } from '../context.ts';
import { ripeBefore, WINDOW_DAYS, WINDOW_MS } from '../request-readings.ts';
import { type DayAmount, replaceDays } from '../tallies.ts';
import type { Projection } from './projection.ts';
import { delayKey, QUARTER_MS } from './requests.ts';

/** Tallies by value: how many requests had so many. */
export const RELAYS_EACH = 'relays each';
export const INTERACTIONS = 'interactions each';
export const ATTENTION_AT_LEAST = 'attention at least';
export const ATTENTION_AT_MOST = 'attention at most';
export const HALF_LIFE = 'half-life';
export const HALF_LIFE_QUARTER = 'half-life, in quarters';

const SUMMED = [
  'requests ripe',
  'requests final',
  'requests cut',
  'requests looked up',
  'requests vanished',
  'requests with impressions',
  'impressions',
  'relays in time',
  'relays in the first hour',
];
const NAMES = [
  ...SUMMED,
  RELAYS_EACH,
  INTERACTIONS,
  ATTENTION_AT_LEAST,
  ATTENTION_AT_MOST,
  HALF_LIFE,
  HALF_LIFE_QUARTER,
];
const HOUR_MS = 3_600_000;
/** A reading is dated by the first of its batch. */
const GRACE_MS = HOUR_MS;

/**
 * What became of requests in their seven days, by the day they were made on, once those days lie before the
 * end of the figures: relays that were read to the end, and what a look-up said then.
 */
export const RECEIVED: Projection = {
  name: 'received',
  version: 1,
  follows: ['seeker-requests', 'retweet-reach'],
  matures: WINDOW_DAYS + 1,
  async project(context, tallies, days) {
    const ripe = await ripeRequests(context, days);
    const relays = await relayAges(context, days);
    const fresh = ripe.flatMap((request) => amountsOf(request, relays.get(request.post_id) ?? []));
    await replaceDays(context.db, tallies, { names: NAMES, days }, summed(fresh));
  },
};

type Ripe = Awaited<ReturnType<typeof ripeRequests>>[number];

/** @param ages milliseconds between the request and each of its relays by somebody else, within its seven days */
function amountsOf(request: Ripe, ages: readonly number[]): DayAmount[] {
  const { day, asked_at, final_at } = request;
  const found: DayAmount[] = [{ name: 'requests ripe', day, amount: 1 }];
  const add = (name: string, amount: number, key = '') => found.push({ name, day, key, amount });
  // The last reading may be the one that found it gone.
  const isThere = request.gone !== 1;
  const isFinal = isThere && final_at !== null && age(asked_at, final_at) >= WINDOW_MS - GRACE_MS;
  if (final_at !== null) add(isFinal ? 'requests final' : 'requests cut', 1);
  if (isFinal) {
    add(RELAYS_EACH, 1, delayKey(ages.length));
    add('relays in time', ages.length);
    add('relays in the first hour', ages.filter((one) => one <= HOUR_MS).length);
    const half = halfLife(ages.map((one) => one / 60_000));
    if (half !== null) {
      const after = Math.round(half * 60_000);
      add(HALF_LIFE, 1, delayKey(after));
      add(HALF_LIFE_QUARTER, 1, delayKey(Math.floor(after / QUARTER_MS)));
    }
  }
  if (request.gone === 1) add('requests vanished', 1);
  if (request.gone === 0) {
    const { replies, reposts, quotes, likes, impressions } = request;
    const [answers, shares, liked] = [replies ?? 0, (reposts ?? 0) + (quotes ?? 0), likes ?? 0];
    add('requests looked up', 1);
    add(INTERACTIONS, 1, delayKey(answers + shares + liked));
    // One account may do several of these, and an author like her own; who liked is never read.
    add(ATTENTION_AT_LEAST, 1, delayKey(Math.max(ages.length, liked - 1, 0)));
    add(ATTENTION_AT_MOST, 1, delayKey(Math.max(ages.length, shares) + liked + answers));
    if (impressions !== null) {
      add('requests with impressions', 1);
      add('impressions', impressions);
    }
  }
  return found;
}

/** One amount a name, day and key. */
function summed(amounts: readonly DayAmount[]): DayAmount[] {
  const sums = new Map<string, DayAmount>();
  for (const one of amounts) {
    const id = `${one.name} ${one.day} ${one.key ?? ''}`;
    sums.set(id, { ...one, amount: (sums.get(id)?.amount ?? 0) + one.amount });
  }
  return [...sums.values()];
}

async function ripeRequests(context: RollUpContext, days: readonly Day[]) {
  return context.db
    .selectFrom('request')
    .leftJoin('engagement', 'engagement.post_id', 'request.post_id')
    .select([
      'request.post_id',
      'request.day',
      'request.asked_at',
      'request.relays_final_at as final_at',
      'engagement.gone',
      'engagement.replies',
      'engagement.reposts',
      'engagement.quotes',
      'engagement.likes',
      'engagement.impressions',
    ])
    .where('request.day', 'in', days)
    .where('request.asked_at', '<', ripeBefore(context))
    .execute();
}

async function relayAges({ db }: RollUpContext, days: readonly Day[]): Promise<Map<string, number[]>> {
  const rows = await db
    .selectFrom('relay')
    .innerJoin('request', 'request.post_id', 'relay.post_id')
    .select(['relay.post_id', 'relay.relayed_at', 'request.asked_at'])
    .where('request.day', 'in', days)
    .whereRef('relay.account', '!=', 'request.seeker')
    .execute();
  const ages = new Map<string, number[]>();
  for (const { post_id, relayed_at, asked_at } of rows) {
    const after = Math.max(0, age(asked_at, relayed_at));
    if (after <= WINDOW_MS) ages.set(post_id, [...(ages.get(post_id) ?? []), after]);
  }
  return ages;
}

const age = (from: Instant, until: Instant): number => Date.parse(until) - Date.parse(from);
