import { type Day, type Instant, instant } from '../../db/core/calendar.ts';
import { inForce } from '../../db/core/collective.ts';
import { recordBack, recordChecked, recordGone } from '../../db/queries/compliance.ts';
import { versionsOfPosts } from '../../db/queries/edit-posts.ts';
import {
  countMaybeRequests,
  countUnmeasured,
  insertEngagement,
  listUnmeasured,
  type NewEngagement,
  type Unmeasured,
} from '../../db/queries/engagement.ts';
import type { JobContext, PlanSetting } from '../job-context.ts';
import { recordRequests } from '../sources/x/ledger.ts';
import { LOOK_UP_SIZE, type LookUp, lookUpPosts, type XMetrics } from '../sources/x/look-up.ts';
import { micro } from '../sources/x/prices.ts';
import { XError } from '../sources/x/x-error.ts';
import { OPEN_MS } from './store-relays.ts';
import { spanAhead } from './window.ts';

/** Of a month's cap, what a history of requests waiting to be looked up may take at most. */
const SHARE = 0.25;
const NIGHTS = 31;
/** Requests that volunteers may add between the plan and the reading. */
const NEWLY_SORTED = 25;

type Asked = Unmeasured & { readonly versions: readonly string[] };

/**
 * Looks each request up once, seven days after it was posted or the night after, for what it has received.
 * Their authors are not asked for: each would cost twice what the post costs. Cost: a read a request, a
 * hundred a call, within a quarter of the month's cap in equal parts a night.
 */
export async function engagement(context: JobContext, _day: Day): Promise<void> {
  const { store, clock } = context;
  const limit = affordable(context);
  const due = await listUnmeasured(store.db, { before: ripeBefore(clock.now()), limit });
  const later = await versionsOfPosts(
    store.db,
    due.map(({ post_id }) => post_id),
  );
  const asked = due.map((one) => ({ ...one, versions: [one.post_id, ...(later.get(one.post_id) ?? [])] }));
  for (const some of callsOf(asked, limit)) {
    context.signal.throwIfAborted();
    await lookUp(context, some);
  }
}

/**
 * What looking requests up may read and cost tonight: those that wait, and those that may be sorted before it
 * is their turn, any number when posts of a week ago and more are still to be read tonight.
 */
export async function engagementAhead(
  setting: PlanSetting,
  day: Day,
): Promise<{ posts: number; microdollars: number }> {
  const { db } = setting.store;
  const before = ripeBefore(setting.clock.now());
  const waiting = await countUnmeasured(db, before);
  const unread = [
    await spanAhead(setting, 'seeker-requests', day),
    await spanAhead(setting, 'placements', day),
  ];
  const catchesUp = unread.some((span) => span !== null && span.from <= before);
  const more = catchesUp ? Infinity : Math.min(NEWLY_SORTED, await countMaybeRequests(db, before));
  const posts = Math.min(waiting + more, affordable(setting));
  return { posts, microdollars: posts * postPrice(setting) };
}

/** Whole requests, as many as a call takes and the night may ask for. */
function* callsOf(asked: readonly Asked[], limit: number): Generator<Asked[]> {
  let [call, ids, left]: [Asked[], number, number] = [[], 0, limit];
  for (const one of asked) {
    const more = one.versions.length;
    if (more > left) break;
    if (ids + more > LOOK_UP_SIZE) {
      yield call;
      [call, ids] = [[], 0];
    }
    call.push(one);
    ids += more;
    left -= more;
  }
  if (call.length > 0) yield call;
}

async function lookUp(context: JobContext, asked: readonly Asked[]): Promise<void> {
  const { x, store, clock, runId } = context;
  const at = clock.now();
  try {
    context.failpoint?.('before-fetch');
    const ids = asked.flatMap(({ versions }) => versions);
    const answer = await lookUpPosts(x, ids, { metrics: true });
    context.failpoint?.('after-fetch');
    const found = asked.flatMap((one): NewEngagement[] => {
      const counts = countsOf(answer, one);
      return counts ? [{ post_id: one.post_id, day: one.day, read_at: at, run_id: runId, ...counts }] : [];
    });
    const [gone, shown] = [found.filter((one) => one.gone === 1), found.filter((one) => one.gone === 0)];
    await store.db.transaction().execute(async (transaction) => {
      await recordRequests(transaction, context, answer.requests);
      await insertEngagement(transaction, found);
      // What X says of a post here, it need not be asked again to erase or to keep its text.
      const reasons = new Map(gone.map(({ post_id }) => [post_id, reasonOf(answer, asked, post_id)]));
      await recordGone(transaction, reasons, at);
      const named = shown.map(({ post_id }) => post_id);
      await recordBack(transaction, named, at);
      await recordChecked(transaction, [...named, ...reasons.keys()], at);
      context.failpoint?.('before-commit');
    });
  } catch (error) {
    if (error instanceof XError) {
      const { requests } = error;
      await store.db.transaction().execute((transaction) => recordRequests(transaction, context, requests));
    }
    throw error;
  }
}

const NOTHING = {
  replies: null,
  reposts: null,
  quotes: null,
  likes: null,
  bookmarks: null,
  impressions: null,
};

/** Of all versions together, each with numbers of its own; null when X said nothing of the one it shows now. */
function countsOf({ gone, metrics }: LookUp, one: Asked) {
  const latest = one.latest_id ?? one.post_id;
  if (gone.has(latest)) return { gone: 1 as const, ...NOTHING };
  if (!metrics.has(latest)) return null;
  const read = one.versions.flatMap((id) => metrics.get(id) ?? []);
  const sum = (of: (one: XMetrics) => number | null): number | null => {
    const values = read.map(of);
    return values.includes(null) ? null : values.reduce<number>((total, value) => total + (value ?? 0), 0);
  };
  return {
    gone: 0 as const,
    replies: sum(({ replies }) => replies),
    reposts: sum(({ reposts }) => reposts),
    quotes: sum(({ quotes }) => quotes),
    likes: sum(({ likes }) => likes),
    bookmarks: sum(({ bookmarks }) => bookmarks),
    impressions: sum(({ impressions }) => impressions),
  };
}

function reasonOf({ gone }: LookUp, asked: readonly Asked[], postId: string) {
  const one = asked.find(({ post_id }) => post_id === postId);
  return gone.get(one?.latest_id ?? postId) ?? 'unknown';
}

const ripeBefore = (now: Instant): Instant => instant(Date.parse(now) - OPEN_MS);

function affordable(setting: PlanSetting): number {
  const { dollarsPerMonth } = inForce(setting.collective.caps, today(setting));
  const price = postPrice(setting);
  return price === 0 ? 10_000 : Math.floor((micro(dollarsPerMonth) * SHARE) / NIGHTS / price);
}

const postPrice = (setting: PlanSetting): number =>
  micro(inForce(setting.collective.prices, today(setting)).postRead);
const today = ({ clock }: PlanSetting): Day => clock.now().slice(0, 10) as Day;
