import type { Day, Instant } from '../../db/core/calendar.ts';
import { versionsOfPosts } from '../../db/queries/edit-posts.ts';
import type { NewRelay } from '../../db/queries/ingest-relays.ts';
import { listOpenRequests, type OpenRequest, recordReadings } from '../../db/queries/requests-open.ts';
import type { Database } from '../../db/store.ts';
import type { JobContext } from '../job-context.ts';
import { compareIds, type XPost, type XUser } from '../sources/x/dialect.ts';
import { timelinePages } from '../sources/x/endpoints.ts';
import type { RequestRecord } from '../sources/x/request-record.ts';
import { collectiveAccount } from './collective-account.ts';
import { checkOf, noticeBios } from './notice-bios.ts';
import { type Batch, collectUpTo, type Phase } from './page-set.ts';
import { type Reading, readRelaysOf } from './relays-of.ts';
import { OPEN_MS, storeRelays } from './store-relays.ts';
import type { Window } from './window.ts';

/** Requests read between two commits: what a power cut may cost again. */
const BATCH = 25;

/**
 * Reads who relayed the requests: first the collective's own posts of the window (X shows the newest 3200
 * only), then the reposts and quotes of every open request, the collective's among them, so that neither
 * reading alone decides. A request is open until it was read seven days after it was posted.
 */
export async function retweetReach(context: JobContext, day: Day): Promise<void> {
  await collectUpTo(context, day, {
    family: 'retweet-reach',
    restsOn: ['placements', 'seeker-requests'],
    phasesOf: async (window) => {
      const collective = await collectiveAccount(context);
      return [timelinePhase(context, window, collective), requestsPhase(context, collective)];
    },
  });
}

function timelinePhase(context: JobContext, window: Window, collective: XUser): Phase {
  return {
    name: 'timeline',
    async *read(token): AsyncGenerator<Batch> {
      for await (const page of timelinePages(context.x, { ...window, userId: collective.id, token })) {
        const relays = page.items.flatMap((post) =>
          [post.repostedId, post.quotedId].flatMap((postId) =>
            postId === null ? [] : toRelay(context, collective, postId, post, page.users),
          ),
        );
        const store: Batch['store'] = async (transaction) => {
          await storeRelays(transaction, context, relays);
          await noticeRelayers(transaction, context, page.users.values());
        };
        yield { nextToken: page.nextToken, requests: page.requests, store };
      }
    },
  };
}

function requestsPhase(context: JobContext, collective: XUser): Phase {
  return {
    name: 'requests',
    async *read(token): AsyncGenerator<Batch> {
      for (let after = parsePlace(token); ; ) {
        const open = await listOpenRequests(context.store.db, { after, limit: BATCH });
        const { readings, failure } = await readAll(context, await withVersions(context, open));
        const last = readings.at(-1)?.request ?? null;
        if (failure && !last) throw failure;
        const more = failure !== null || open.length === BATCH;
        const nextToken = more && last ? `${last.asked_at}|${last.post_id}` : null;
        const requests: RequestRecord[] = readings.flatMap((reading) => reading.requests);
        const store: Batch['store'] = (transaction) =>
          storeReadings(transaction, context, collective, readings);
        yield { nextToken, requests, store };
        if (failure) throw failure;
        if (!more) return;
        after = last;
      }
    },
  };
}

function parsePlace(token: string | null): { asked_at: string; post_id: string } | null {
  const [asked_at, post_id] = token?.split('|') ?? [];
  return asked_at && post_id ? { asked_at, post_id } : null;
}

/** A request that was edited is relayed by its versions' ids, each on its own. */
async function withVersions(
  { store }: JobContext,
  open: readonly OpenRequest[],
): Promise<(OpenRequest & { versions: readonly string[] })[]> {
  const ids = open.map(({ post_id }) => post_id);
  const later = await versionsOfPosts(store.db, ids);
  return open.map((request) => {
    const versions = [request.post_id, ...(later.get(request.post_id) ?? [])];
    return { ...request, versions: versions.sort(compareIds) };
  });
}

type ReadRequest = Reading & { readonly request: OpenRequest; readonly at: Instant };

/** Reads as far as it goes: what was read and paid before a failure is kept. */
async function readAll(
  context: JobContext,
  open: readonly (OpenRequest & { versions: readonly string[] })[],
): Promise<{ readings: ReadRequest[]; failure: Error | null }> {
  const readings: ReadRequest[] = [];
  for (const request of open) {
    try {
      context.signal.throwIfAborted();
      const at = context.clock.now();
      readings.push({ request, at, ...(await readRelaysOf(context.x, request.versions)) });
    } catch (error) {
      if (error instanceof Error) return { readings, failure: error };
      throw error;
    }
  }
  return { readings, failure: null };
}

async function storeReadings(
  transaction: Database,
  context: JobContext,
  collective: XUser,
  readings: readonly ReadRequest[],
): Promise<void> {
  const relays = readings.flatMap(({ request, posts, users }) =>
    posts.map((post) => toRelay(context, collective, request.post_id, post, users)),
  );
  const told = new Map(readings.map(({ request, toldSince }) => [request.post_id, toldSince]));
  await storeRelays(transaction, context, relays, told);
  await recordReadings(
    transaction,
    readings.map(({ request, at, gone }) => ({
      post_id: request.post_id,
      final: gone || Date.parse(at) - Date.parse(request.asked_at) >= OPEN_MS,
    })),
    // The earliest of the batch: none of them tells of anything later.
    readings.map(({ at }) => at).sort()[0] ?? context.clock.now(),
  );
  const users = readings.flatMap((reading) => [...reading.users.values()]);
  await noticeRelayers(transaction, context, users);
}

/** The bios of accounts that came with a reading: who relays often shows the tag, and this is free. */
async function noticeRelayers(
  transaction: Database,
  context: JobContext,
  users: Iterable<XUser>,
): Promise<void> {
  const described = [...users].filter(({ description }) => description !== null);
  const checks = described.map((user) => checkOf(context, user));
  await noticeBios(transaction, context, checks, 'changes');
}

function toRelay(
  context: JobContext,
  collective: XUser,
  postId: string,
  post: XPost,
  users: ReadonlyMap<string, XUser>,
): NewRelay {
  return {
    post_id: postId,
    account: context.pseudonymise(post.authorId),
    kind: post.repostedId === null ? 'quote' : 'repost',
    by_collective: post.authorId === collective.id ? 1 : 0,
    relayed_at: post.createdAt,
    day: context.calendar.dayOf(post.createdAt),
    followers: users.get(post.authorId)?.followers ?? null,
    seen_at: context.clock.now(),
    run_id: context.runId,
  };
}
