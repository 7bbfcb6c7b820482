import type { Day } from '../db/core/calendar.ts';
import { type Collective, inForce } from '../db/core/collective.ts';
import { countKnown } from '../db/queries/adopters.ts';
import type { Recheck } from '../db/queries/compliance.ts';
import { busiestDay, countedPosts, lastScanSize, relayPace } from '../db/queries/pace.ts';
import { engagementAhead } from './collect/engagement.ts';
import { nextBios } from './collect/next-bios.ts';
import { reachOf, spanAhead } from './collect/window.ts';
import type { PlanSetting } from './job-context.ts';
import type { Span } from './sources/x/endpoints.ts';
import { LOOK_UP_SIZE } from './sources/x/look-up.ts';
import { recheckAhead } from './tasks/compliance.ts';
import { BATCH_REQUESTS } from './tasks/compliance-batch.ts';

/** At most: requests sent, objects billed, micro-dollars. */
export type Work = { readonly requests: number; readonly objects: number; readonly microdollars: number };
/** `span` null: read as it is now. `work` null: nothing to judge by. The whole null: nothing to read. */
export type Estimate = {
  readonly span: Span | null;
  readonly work: Work | null;
  /** The work is counted, not judged by the past. */
  readonly exact?: true;
  /** Of posts that are asked about again: how many, how many wait, and since when at most. */
  readonly recheck?: Recheck;
} | null;
export type Estimator = (setting: PlanSetting, day: Day) => Promise<Estimate>;

/** The busiest of the last 28 days, twice, for each day of the window. */
const SAFETY = 2;
/** Over what X has counted, or the last scan has read: more may have come since. */
const MARGIN = 1.25;
const YEARLY_MARGIN = 1.5;
/** Small numbers say little: nothing is announced below a page of X's recent search. */
const LEAST = 100;
const TRIES = 4;
/** Requests that volunteers may add between the plan and the reading. */
const NEWLY_SORTED = 25;
const DAY_MS = 86_400_000;
/** X shows the newest 800 mentions. */
const MENTIONS_SHOWN = 800;

/** Mentions: judged by those stored, or by what X counted for both searches together. */
export const placementsAtMost: Estimator = async (setting, day) => {
  const span = await spanAhead(setting, 'placements', day);
  if (!span) return null;
  const posts = await postsIn(setting, span, 'mentions');
  if (posts === null) return { span, work: null };
  const shown = reachOf(setting, span.from) === 'all' ? posts : Math.min(posts, MENTIONS_SHOWN);
  return { span, work: withAuthors(setting, shown, pagesOf(shown)) };
};

/** Tagged posts: judged by those stored, or by what X counted. */
export const requestsAtMost: Estimator = async (setting, day) => {
  const span = await spanAhead(setting, 'seeker-requests', day);
  if (!span) return null;
  const posts = await postsIn(setting, span, 'tagged');
  return { span, work: posts === null ? null : withAuthors(setting, posts, pagesOf(posts)) };
};

/** The collective's timeline, then every open request relayed twice the mean, one of them like the most relayed. */
export const relaysAtMost: Estimator = async (setting, day) => {
  const span = await spanAhead(setting, 'retweet-reach', day);
  if (!span) return null;
  if (span.first) return { span, work: null };
  const pace = await relayPace(setting.store.db, setting.calendar.dayOf(span.from));
  const timeline = Math.max(LEAST, SAFETY * pace.busiest * daysOf(span));
  const open = pace.open + NEWLY_SORTED;
  const relays = Math.max(LEAST, Math.ceil(SAFETY * open * pace.mean) + pace.most);
  // Reposts and quotes are asked for apart, whether there are any or not.
  const pages = pagesOf(timeline) + 2 * open + pagesOf(relays);
  return { span, work: withAuthors(setting, timeline + relays, pages) };
};

/** Counts are priced by request: two series, 31 days a page of the archive, and one request tried to the end. */
export const countsAtMost: Estimator = async (setting, day) => {
  const span = await spanAhead(setting, 'hashtag-volume', day);
  if (!span) return null;
  const reach = reachOf(setting, span.from);
  const pages = (reach === 'all' ? Math.ceil(daysOf(span) / 31) : 1) + (span.resumed ? 1 : 0);
  const requests = 2 * pages + (TRIES - 1);
  const { countsAll, countsRecent } = pricesNow(setting);
  const price = reach === 'all' ? countsAll : countsRecent;
  return { span, work: { requests, objects: requests, microdollars: micro(requests * price) } };
};

/**
 * Accounts: a panel's number is known and billed by the account; a sweep is judged by the last one, a year ago,
 * and by the accounts known since.
 */
export const adoptersAtMost: Estimator = async (setting, day) => {
  const { db } = setting.store;
  const { userRead } = pricesNow(setting);
  const next = await nextBios(setting, day);
  if (next?.kind === 'panel') {
    const { accounts, requests } = next;
    const microdollars = micro(accounts * userRead);
    return { span: null, work: { requests: TRIES * requests, objects: accounts, microdollars }, exact: true };
  }
  const size = await lastScanSize(db);
  if (size === null) return { span: null, work: null };
  const known = Math.max(size, await countKnown(db, setting.calendar.endOf(day)));
  const accounts = Math.ceil(known * YEARLY_MARGIN) + LEAST;
  // Those that the search does not return are looked up by the hundred.
  const requests = requestsFor(2 * pagesOf(accounts));
  return { span: null, work: { requests, objects: accounts, microdollars: micro(accounts * userRead) } };
};

/** What X counts itself is told for nothing. */
export const usageAtMost: Estimator = async () => ({
  span: null,
  work: { requests: TRIES, objects: 0, microdollars: 0 },
});

/** A batch is listed without a price; what is looked up beside it is billed as posts read. */
export const complianceAtMost: Estimator = async (setting) => {
  const { posts, microdollars, ...recheck } = await recheckAhead(setting);
  if (recheck.kept === 0) return null;
  const requests = TRIES * (BATCH_REQUESTS + Math.ceil(posts / LOOK_UP_SIZE));
  // A share of the month, not a guess at what is there: having reached it says nothing of the next night.
  return { span: null, work: { requests, objects: posts, microdollars }, exact: true, recheck };
};

/** Requests that are ripe are known, and billed by the post. */
export const engagementAtMost: Estimator = async (setting, day) => {
  const { posts, microdollars } = await engagementAhead(setting, day);
  if (posts === 0) return null;
  const requests = TRIES * (Math.ceil(posts / LOOK_UP_SIZE) + 1);
  return { span: null, work: { requests, objects: posts, microdollars }, exact: true };
};

async function postsIn(
  { store, calendar }: PlanSetting,
  span: Span & { first: boolean },
  kind: 'tagged' | 'mentions',
): Promise<number | null> {
  const counted = await countedPosts(store.db, kind === 'tagged' ? 'tag' : 'search', span);
  if (counted !== null) return Math.max(LEAST, Math.ceil(counted * MARGIN));
  if (span.first) return null;
  const busiest = await busiestDay(store.db, kind, calendar.dayOf(span.from));
  return Math.max(LEAST, SAFETY * busiest * daysOf(span));
}

/** Each post with an author, and the collective's account: whether X bills expanded authors is not known. */
function withAuthors(setting: PlanSetting, posts: number, pages: number): Work {
  const { postRead, userRead } = pricesNow(setting);
  return {
    requests: requestsFor(pages),
    objects: 2 * posts + 1,
    microdollars: micro(posts * (postRead + userRead) + userRead),
  };
}

/** Any page may be tried four times, and the last ones may be small. */
const requestsFor = (pages: number): number => TRIES * (pages + 2);
const pagesOf = (items: number): number => Math.ceil(items / LEAST);
const daysOf = ({ from, until }: Span): number => Math.ceil((Date.parse(until) - Date.parse(from)) / DAY_MS);
const pricesNow = ({ collective, clock }: PlanSetting): Collective['prices'][number] =>
  inForce(collective.prices, clock.now().slice(0, 10) as Day);
const micro = (dollars: number): number => Math.ceil(dollars * 1_000_000);
