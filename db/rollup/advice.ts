import type { Instant } from '../core/calendar.ts';
import type { Period } from '../core/period.ts';
import { readSetting, writeSetting } from '../queries/settings.ts';
import { contrastOfMedians, type Stratum } from '../statistics/bootstrap.ts';
import { median, quantile } from '../statistics/quantiles.ts';
import type { RollUpContext } from './context.ts';
import { type Draft, measured, missing } from './draft.ts';
import { WINDOW_MS } from './request-readings.ts';

const CONTRAST = 'advice_contrast';
/** Same seed, same interval: on either engine and whichever night. */
const SEED = 20_150_926;
const FEWEST = 30;
const FEW_HASHTAGS = 2;
/** Half of what a post may hold. */
const SHORT = 140;

type Written = Awaited<ReturnType<typeof readWritten>>[number] & { readonly tercile: string };
/** Whether a request follows an advice; null: not known. */
type Follows = (request: Written, context: RollUpContext) => boolean | null;
type Advice = { readonly follows: Follows; readonly counts: (request: Written) => number | null };

const isOne = (mark: 0 | 1 | null): boolean | null => (mark === null ? null : mark === 1);
const interactions = (request: Written): number => request.interactions;
/** The claims of the collective's article of 2019, each on what it speaks of. */
const ADVICE: Record<string, Advice> = {
  hour: { follows: isAdvisedHour, counts: interactions },
  tags: {
    follows: ({ hashtags }) => (hashtags === null ? null : hashtags <= FEW_HASHTAGS),
    counts: interactions,
  },
  media: { follows: ({ has_media }) => has_media === 1, counts: interactions },
  // The claim is about impressions, which X counts since 2023 only.
  emoji: { follows: ({ has_emoji }) => isOne(has_emoji), counts: ({ impressions }) => impressions },
  cta: { follows: ({ call_to_action }) => isOne(call_to_action), counts: interactions },
  length: { follows: ({ length }) => (length === null ? null : length <= SHORT), counts: interactions },
};

/**
 * The advice put to the test over all requests that were looked up: once a month, as each time reads them all
 * and draws 2000 samples. Work: the requests times 2000, about a second for three thousand of them.
 */
export async function adviceOf(context: RollUpContext, period: Period): Promise<Draft[]> {
  const month = context.cutoff.slice(0, 7);
  if ((await readSetting(context.db, 'advice')) === month) return [];
  await writeSetting(context.db, 'advice', month);
  const requests = withTerciles(await readWritten(context));
  return Object.entries(ADVICE).flatMap(([name, advice], index) =>
    contrast(context, period, requests, { name, seed: SEED + index, ...advice }),
  );
}

function contrast(
  context: RollUpContext,
  period: Period,
  requests: readonly Written[],
  { name, seed, follows, counts }: Advice & { name: string; seed: number },
): Draft[] {
  const strata = new Map<string, { key: string; with: number[]; without: number[] }>();
  const groups = { with: [] as number[], without: [] as number[] };
  let [coded, counted] = [0, 0];
  for (const request of requests) {
    const [group, value] = [follows(request, context), counts(request)];
    if (group !== null) coded += 1;
    if (value !== null) counted += 1;
    if (group === null || value === null) continue;
    const key = `${request.relayed_by_collective === 1 ? 'relayed' : 'not'} ${request.tercile}`;
    const stratum = strata.get(key) ?? { key, with: [], without: [] };
    strata.set(key, stratum);
    const side = group ? 'with' : 'without';
    stratum[side].push(value);
    groups[side].push(value);
  }
  const names = ['', ' with', ' without'].map((side) => ({
    indicator: CONTRAST,
    dimension: `${name}${side}`,
  }));
  const [difference, ...sides] = names as [(typeof names)[0], ...typeof names];
  const silent = coded === 0 ? 'not_coded' : counted === 0 ? 'no_impressions' : null;
  const none = requests.length === 0 ? 'no_request' : silent;
  if (none !== null) return names.map((one) => missing(one, period, 'not_measured', none));
  return [
    told(difference, period, contrastOfMedians([...strata.values()] satisfies Stratum[], { seed })),
    ...(['with', 'without'] as const).map((side, index) => {
      const values = groups[side];
      const of = sides[index] as (typeof names)[0];
      return values.length < FEWEST
        ? missing(of, period, 'not_measured', 'too_few')
        : measured(of, period, null, { value: median(values) as number, n: values.length });
    }),
  ];
}

/** Its interval stands where other figures have their bounds. */
function told(
  name: { indicator: string; dimension: string },
  period: Period,
  found: ReturnType<typeof contrastOfMedians>,
): Draft {
  if (!found) return missing(name, period, 'not_measured', 'too_few');
  const { difference, low, high } = found;
  const n = found.with + found.without;
  return { ...measured(name, period, null, { value: difference, n }), low, high, reason: 'association' };
}

/** Monday to Friday from 7 to 10 in the morning, at weekends from 4 to 7 in the afternoon, in Paris. */
function isAdvisedHour({ asked_at }: { asked_at: Instant }, { calendar }: RollUpContext): boolean {
  const { hour, weekday } = calendar.wallClock(asked_at);
  return weekday <= 5 ? hour >= 7 && hour < 10 : hour >= 16 && hour < 19;
}

async function readWritten({ db, until }: RollUpContext) {
  const rows = await db
    .selectFrom('engagement')
    .innerJoin('request', 'request.post_id', 'engagement.post_id')
    .innerJoin('post', 'post.id', 'request.post_id')
    .leftJoin('relay', (join) =>
      join
        .onRef('relay.post_id', '=', 'request.post_id')
        .on('relay.by_collective', '=', 1)
        .onRef('relay.account', '!=', 'request.seeker'),
    )
    .leftJoin('adopter', 'adopter.account', 'request.seeker')
    .select([
      'request.asked_at',
      'engagement.replies',
      'engagement.reposts',
      'engagement.quotes',
      'engagement.likes',
      'engagement.impressions',
      'post.hashtags',
      'post.has_media',
      'post.has_emoji',
      'post.call_to_action',
      'post.length',
      'relay.relayed_at',
      'adopter.followers',
    ])
    .where('engagement.gone', '=', 0)
    .where('request.asked_at', '<', until)
    .execute();
  return rows.map(({ replies, reposts, quotes, likes, relayed_at, ...row }) => ({
    ...row,
    interactions: (replies ?? 0) + (reposts ?? 0) + (quotes ?? 0) + (likes ?? 0),
    relayed_by_collective:
      relayed_at !== null && Date.parse(relayed_at) - Date.parse(row.asked_at) <= WINDOW_MS ? 1 : 0,
  }));
}

/** By their author's followers, which are known of those who show a tag in their bio: nobody is asked for. */
function withTerciles(rows: Awaited<ReturnType<typeof readWritten>>): Written[] {
  const known = rows.flatMap(({ followers }) => followers ?? []);
  const [first, second] = [quantile(known, 1 / 3) ?? 0, quantile(known, 2 / 3) ?? 0];
  return rows.map((row) => {
    const { followers } = row;
    const tercile =
      followers === null ? 'unknown' : followers <= first ? '1' : followers <= second ? '2' : '3';
    return { ...row, tercile };
  });
}
