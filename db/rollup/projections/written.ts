import type { Day, Instant } from '../../core/calendar.ts';
import { chunks } from '../../queries/chunks.ts';
import type { RollUpContext } from '../context.ts';
import { between, WINDOW_MS } from '../request-readings.ts';
import type { Projection } from './projection.ts';
import { delayKey } from './requests.ts';

const FEW_HASHTAGS = 2;
/** Half of what a post may hold. */
const SHORT = 140;

type Written = Awaited<ReturnType<typeof readWritten>>[number];
/** Whether a request follows an advice, null: not known; and which count the advice speaks of. */
type Claim = {
  readonly follows: (request: Written, context: RollUpContext) => boolean | null;
  readonly of: 'interactions' | 'impressions';
};

const isOne = (mark: 0 | 1 | null): boolean | null => (mark === null ? null : mark === 1);
/** The claims of the collective's article of 2019, each on what it speaks of. */
const CLAIMS = {
  hour: { follows: isAdvisedHour, of: 'interactions' },
  tags: {
    follows: ({ hashtags }) => (hashtags === null ? null : hashtags <= FEW_HASHTAGS),
    of: 'interactions',
  },
  media: { follows: ({ has_media }) => has_media === 1, of: 'interactions' },
  // The claim is about impressions, which X counts since 2023 only.
  emoji: { follows: ({ has_emoji }) => isOne(has_emoji), of: 'impressions' },
  cta: { follows: ({ call_to_action }) => isOne(call_to_action), of: 'interactions' },
  length: { follows: ({ length }) => (length === null ? null : length <= SHORT), of: 'interactions' },
} as const satisfies Record<string, Claim>;
export type ClaimName = keyof typeof CLAIMS;
export const CLAIM_NAMES = Object.keys(CLAIMS) as ClaimName[];

/** Of a day: its requests that were looked up, by all that is told of them here. */
const OF_DAY = 'requests as written';
/** Since the start: how many there were, how many of which an advice tells something, and how many had its count. */
export const SEEN = 'advice seen';
/** Their authors' followers, by class, where known. */
export const FOLLOWERS = 'advice followers';
/** Those that follow an advice or do not, by whether relayed, class of followers and what they received: `1 17 000000042`. */
export const GROUPS = ['with', 'without'] as const;
export const groupName = (claim: ClaimName, group: (typeof GROUPS)[number]): string =>
  `advice ${claim} ${group}`;

/** How much of what each request received, by how it is written: what advice is put to the test on. */
export const WRITTEN: Projection = {
  name: 'written',
  version: 1,
  follows: ['seeker-requests', 'retweet-reach'],
  async project(context, tallies, days) {
    const cells = new Map<string, Cell>();
    const cellOf = (day: Day, key: string): Cell => {
      const cell = cells.get(`${day} ${key}`) ?? { day, key, before: 0, after: 0 };
      cells.set(`${day} ${key}`, cell);
      return cell;
    };
    for (const { day, key, amount } of await readDays(context, days)) cellOf(day, key).before = amount;
    for (const request of await readWritten(context, days))
      cellOf(request.day, keyOf(request, context)).after += 1;
    const changed = [...cells.values()].filter(({ before, after }) => before !== after);
    for (const { day, key, before, after } of changed) {
      if (after > 0) tallies.addTo(OF_DAY, 'day', day, key, after - before);
      const start = tallies.homesOf(day).all;
      for (const [name, group] of groupsOf(key)) tallies.addTo(name, 'all', start, group, after - before);
    }
    await dropCells(
      context,
      changed.filter(({ after }) => after === 0),
    );
  },
};

/** Requests of a day that are alike, as they were tallied and as they are now. */
type Cell = { readonly day: Day; readonly key: string; before: number; after: number };

async function readDays({ db }: RollUpContext, days: readonly Day[]) {
  return db
    .selectFrom('tally')
    .select(['start_day as day', 'key', 'amount'])
    .where('name', '=', OF_DAY)
    .where('grain', '=', 'day')
    .where('start_day', 'in', days)
    .execute();
}

/** A cell is hardly more than one request: once that is gone, no nothing is left of it. */
async function dropCells({ db }: RollUpContext, cells: readonly Cell[]): Promise<void> {
  for (const [day, ofDay] of Map.groupBy(cells, (cell) => cell.day)) {
    for (const some of chunks(ofDay, 400)) {
      await db
        .deleteFrom('tally')
        .where('name', '=', OF_DAY)
        .where('grain', '=', 'day')
        .where('start_day', '=', day)
        .where(
          'key',
          'in',
          some.map(({ key }) => key),
        )
        .execute();
    }
  }
}

const UNKNOWN = '-';
const markOf = (follows: boolean | null): string => (follows === null ? UNKNOWN : follows ? '1' : '0');

/** `1-0010 1 17 42 1830`: what it follows, whether relayed, its author's class of followers, what it received. */
function keyOf(request: Written, context: RollUpContext): string {
  const { relayed, author_followers: followers, interactions, impressions } = request;
  return [
    CLAIM_NAMES.map((name) => markOf(CLAIMS[name].follows(request, context))).join(''),
    relayed ? 1 : 0,
    followers === null ? UNKNOWN : String(classOf(followers)).padStart(2, '0'),
    interactions,
    impressions ?? UNKNOWN,
  ].join(' ');
}

/** Where a request with this key counts since the start: the tallies, and under which key of theirs. */
function groupsOf(key: string): [name: string, key: string][] {
  const [marks = '', relayed = '', followers = '', interactions = '', impressions = ''] = key.split(' ');
  const found: [string, string][] = [[SEEN, 'requests']];
  if (followers !== UNKNOWN) found.push([FOLLOWERS, followers]);
  for (const [index, claim] of CLAIM_NAMES.entries()) {
    const mark = marks[index];
    const count = CLAIMS[claim].of === 'impressions' ? impressions : interactions;
    if (mark !== UNKNOWN) found.push([SEEN, `${claim} coded`]);
    if (count !== UNKNOWN) found.push([SEEN, `${claim} counted`]);
    if (mark === UNKNOWN || count === UNKNOWN) continue;
    const group = groupName(claim, mark === '1' ? 'with' : 'without');
    found.push([group, `${relayed} ${followers} ${delayKey(Number(count))}`]);
  }
  return found;
}

/** Half octaves (0, 1, 2, 3, 4, 6, 8, 12, 16…): narrow enough to find a third in, and few however many authors. */
function classOf(followers: number): number {
  if (followers < 2) return followers;
  const octave = 31 - Math.clz32(followers);
  return 2 * octave + ((followers >>> (octave - 1)) & 1);
}

/** Monday to Friday from 7 to 10 in the morning, at weekends from 4 to 7 in the afternoon, in Paris. */
function isAdvisedHour({ asked_at }: { asked_at: Instant }, { calendar }: RollUpContext): boolean {
  const { hour, weekday } = calendar.wallClock(asked_at);
  return weekday <= 5 ? hour >= 7 && hour < 10 : hour >= 16 && hour < 19;
}

/** The requests of these days that were looked up, and how they are written. */
async function readWritten(context: RollUpContext, days: readonly Day[]) {
  const rows = await context.db
    .selectFrom('request')
    .innerJoin('engagement', 'engagement.post_id', 'request.post_id')
    .innerJoin('post', 'post.id', 'request.post_id')
    .select([
      'request.post_id',
      'request.day',
      'request.asked_at',
      'engagement.replies',
      'engagement.reposts',
      'engagement.quotes',
      'engagement.likes',
      'engagement.impressions',
      'engagement.author_followers',
      'post.hashtags',
      'post.has_media',
      'post.has_emoji',
      'post.call_to_action',
      'post.length',
    ])
    .where('request.day', 'in', days)
    .where('engagement.gone', '=', 0)
    .execute();
  const relays = await collectiveRelays(context, days);
  return rows.map(({ replies, reposts, quotes, likes, ...row }) => {
    const relayed = relays.get(row.post_id);
    return {
      ...row,
      interactions: (replies ?? 0) + (reposts ?? 0) + (quotes ?? 0) + (likes ?? 0),
      relayed: relayed !== undefined && between(row.asked_at, relayed) <= WINDOW_MS,
    };
  });
}

/** When the collective first relayed each of these days' requests that it did. */
async function collectiveRelays({ db }: RollUpContext, days: readonly Day[]): Promise<Map<string, Instant>> {
  const rows = await db
    .selectFrom('request')
    .innerJoin('relay', 'relay.post_id', 'request.post_id')
    .select((eb) => ['request.post_id', eb.fn.min('relay.relayed_at').as('first')])
    .where('request.day', 'in', days)
    .where('relay.by_collective', '=', 1)
    .whereRef('relay.account', '!=', 'request.seeker')
    .groupBy('request.post_id')
    .execute();
  return new Map(rows.map(({ post_id, first }) => [post_id, first]));
}
