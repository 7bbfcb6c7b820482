import type { Day, Instant } from '../core/calendar.ts';
import { type Period, periodsBetween } from '../core/period.ts';
import { readSetting, writeSetting } from '../queries/settings.ts';
import { contrastOfMedians, type Stratum } from '../statistics/bootstrap.ts';
import { median, quantile } from '../statistics/quantiles.ts';
import { breather, type RollUpContext } from './context.ts';
import { type Draft, measured, missing } from './draft.ts';
import { WINDOW_MS } from './request-readings.ts';

const CONTRAST = 'advice_contrast';
/** Same seed, same interval: on either engine and whichever night. */
const SEED = 20_150_926;
const FEWEST = 30;
const FEW_HASHTAGS = 2;
/** Half of what a post may hold. */
const SHORT = 140;

type Written = Awaited<ReturnType<typeof readWritten>>[number];
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
 * The advice put to the test over all requests that were looked up: once a month, since each time reads them all,
 * a month of them at a time. Work: the requests, 2 s for 400,000 of them.
 */
export async function adviceOf(context: RollUpContext, period: Period): Promise<Draft[]> {
  const month = context.cutoff.slice(0, 7);
  if ((await readSetting(context.db, 'advice')) === month) return [];
  await writeSetting(context.db, 'advice', month);
  const breathe = breather();
  const trials = Object.entries(ADVICE).map(([name, advice], index) => new Trial(name, advice, SEED + index));
  const followers: number[] = [];
  for (const { start, end } of periodsBetween('month', period.start, context.cutoff, period.start)) {
    for (const request of await readWritten(context, start, end)) {
      if (request.followers !== null) followers.push(request.followers);
      for (const trial of trials) trial.take(request, context);
    }
    await breathe();
  }
  const thirds = [1 / 3, 2 / 3].map((share) => quantile(followers, share) ?? 0);
  const drafts: Draft[] = [];
  for (const trial of trials) {
    drafts.push(...trial.told(period, thirds));
    await breathe();
  }
  return drafts;
}

/** What counts of requests that are alike but for the advice. */
type Alike = { readonly relayed: boolean; readonly followers: number | null } & Record<Side, number[]>;
type Side = 'with' | 'without';

class Trial {
  readonly #name: string;
  readonly #advice: Advice;
  readonly #seed: number;
  readonly #alike = new Map<string, Alike>();
  readonly #seen = { requests: 0, coded: 0, counted: 0 };

  constructor(name: string, advice: Advice, seed: number) {
    this.#name = name;
    this.#advice = advice;
    this.#seed = seed;
  }

  take(request: Written, context: RollUpContext): void {
    const [follows, value] = [this.#advice.follows(request, context), this.#advice.counts(request)];
    this.#seen.requests += 1;
    if (follows !== null) this.#seen.coded += 1;
    if (value !== null) this.#seen.counted += 1;
    if (follows === null || value === null) return;
    const { relayed, followers } = request;
    const key = `${relayed} ${followers}`;
    const alike = this.#alike.get(key) ?? { relayed, followers, with: [], without: [] };
    this.#alike.set(key, alike);
    alike[follows ? 'with' : 'without'].push(value);
  }

  told(period: Period, thirds: readonly number[]): Draft[] {
    const [difference, ...sides] = ['', ' with', ' without'].map((side) => ({
      indicator: CONTRAST,
      dimension: `${this.#name}${side}`,
    })) as [Name, ...Name[]];
    const { requests, coded, counted } = this.#seen;
    const silent = coded === 0 ? 'not_coded' : counted === 0 ? 'no_impressions' : null;
    const none = requests === 0 ? 'no_request' : silent;
    if (none !== null)
      return [difference, ...sides].map((name) => missing(name, period, 'not_measured', none));
    const strata = this.#strata(thirds);
    return [
      contrastDraft(difference, period, contrastOfMedians(strata, { seed: this.#seed })),
      ...(['with', 'without'] as const).map((side, index) => {
        const values = strata.flatMap((stratum) => stratum[side]);
        const name = sides[index] as Name;
        return values.length < FEWEST
          ? missing(name, period, 'not_measured', 'too_few')
          : measured(name, period, null, { value: median(values) as number, n: values.length });
      }),
    ];
  }

  #strata(thirds: readonly number[]): Stratum[] {
    const strata = Map.groupBy(
      this.#alike.values(),
      ({ relayed, followers }) => `${relayed ? 'relayed' : 'not'} ${thirdOf(followers, thirds)}`,
    );
    return [...strata].map(([key, alike]) => ({
      key,
      with: alike.flatMap((one) => one.with),
      without: alike.flatMap((one) => one.without),
    }));
  }
}

/** By their author's followers, which are known of those who show a tag in their bio: nobody is asked for. */
const thirdOf = (followers: number | null, thirds: readonly number[]): string =>
  followers === null ? 'unknown' : String(1 + thirds.filter((third) => followers > third).length);

type Name = { readonly indicator: string; readonly dimension: string };

/** Its interval stands where other figures have their bounds. */
function contrastDraft(name: Name, period: Period, found: ReturnType<typeof contrastOfMedians>): Draft {
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

/** The requests of these days that were looked up, and how they are written. */
async function readWritten({ db, calendar, until }: RollUpContext, first: Day, after: Day) {
  const [from, end] = [calendar.startOf(first), calendar.startOf(after)];
  const rows = await db
    .selectFrom('request')
    .innerJoin('engagement', 'engagement.post_id', 'request.post_id')
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
    .where('request.asked_at', '>=', from)
    .where('request.asked_at', '<', end < until ? end : until)
    .execute();
  return rows.map(({ replies, reposts, quotes, likes, relayed_at, ...row }) => ({
    ...row,
    interactions: (replies ?? 0) + (reposts ?? 0) + (quotes ?? 0) + (likes ?? 0),
    relayed: relayed_at !== null && Date.parse(relayed_at) - Date.parse(row.asked_at) <= WINDOW_MS,
  }));
}
