import { type Day, type Instant, instant } from '../../db/core/calendar.ts';
import {
  listKept,
  listTombstones,
  recordAllChecked,
  recordBack,
  recordGone,
} from '../../db/queries/compliance.ts';
import {
  addComplianceJob,
  type ComplianceJob,
  endComplianceJob,
  readPendingJob,
} from '../../db/queries/compliance-jobs.ts';
import { postsOfVersions } from '../../db/queries/edit-posts.ts';
import type { Database } from '../../db/store.ts';
import type { JobContext } from '../job-context.ts';
import {
  createComplianceJob,
  downloadGone,
  readComplianceJob,
  uploadIds,
  type XComplianceJob,
} from '../sources/x/compliance-jobs.ts';
import { recordRequests } from '../sources/x/ledger.ts';
import type { RequestRecord } from '../sources/x/request-record.ts';
import { XError, type XErrorKind } from '../sources/x/x-error.ts';

/** X offers batch jobs to some projects only. */
const NOT_FOR_US: ReadonlySet<XErrorKind> = new Set([
  'forbidden',
  'not-enrolled',
  'unsupported-authentication',
  'not-found',
]);
/** Seconds between two looks at a job: five minutes in all, then it is asked for again the next night. */
const LOOKS = [0, 5, 10, 20, 40, 80, 160];
/** Requests of a night whose every look is needed: a job to create, to fill, to look at and to fetch, twice. */
export const BATCH_REQUESTS = 2 * (3 + LOOKS.length);
/** X keeps an answer for a week. */
const FORGOTTEN_MS = 7 * 86_400_000;

/**
 * Carries out the answer to the job that is under way, of an earlier night perhaps, then has X check every
 * kept post again.
 * @returns whether X refuses batch jobs to this project
 */
export async function checkByBatch(context: JobContext): Promise<boolean> {
  const { store, calendar, clock, x } = context;
  const pending = await readPendingJob(store.db);
  if (pending && !(await follow(context, pending, false))) return false;
  const kept = await listKept(store.db, calendar.dayOf(clock.now()), context.runId);
  if (kept.length === 0) return false;
  const created_at = clock.now();
  const created = await paid(
    context,
    () => createComplianceJob(x),
    async (transaction, { job }) => {
      const row = {
        id: job.id,
        created_at,
        state: 'sent' as const,
        posts: kept.length,
        run_id: context.runId,
      };
      await addComplianceJob(transaction, row);
      return row;
    },
  ).catch((error: unknown) => {
    if (error instanceof XError && NOT_FOR_US.has(error.kind)) return null;
    throw error;
  });
  if (!created) {
    context.log.info('X offers this project no batch jobs: posts are looked up instead');
    return true;
  }
  const { answer, stored } = created;
  if (await fill(context, stored, answer.job)) await follow(context, stored, true);
  return false;
}

/** Gives X the ids of a job; false when its address has expired. The same ids, whenever it is done again. */
async function fill(context: JobContext, job: ComplianceJob, at: XComplianceJob): Promise<boolean> {
  const kept = await listKept(context.store.db, dayOf(context, job), job.run_id);
  context.failpoint?.('before-fetch');
  try {
    const upload = async () => ({
      requests: await uploadIds(
        context.x,
        at,
        kept.map(({ asked }) => asked),
      ),
    });
    await paid(context, upload, async () => null);
    context.failpoint?.('after-fetch');
    return true;
  } catch (error) {
    if (!(error instanceof XError) || error.kind !== 'not-found') throw error;
    await fail(context, job);
    return false;
  }
}

/** Looks at a job until X has answered and that is carried out, or it is over; false when X still works on it. */
async function follow(context: JobContext, job: ComplianceJob, filled: boolean): Promise<boolean> {
  const { x, clock } = context;
  let isFilled = filled;
  for (const wait of LOOKS) {
    if (wait > 0) await x.sleep(wait * 1000);
    context.signal.throwIfAborted();
    const seen = await look(context, job);
    if (!seen || seen.status === 'failed' || seen.status === 'expired') return fail(context, job);
    if (seen.status === 'complete') return carryOut(context, job, seen);
    if (seen.status === 'created' && !isFilled) {
      // A run was stopped between the two requests.
      if (!(await fill(context, job, seen))) return true;
      isFilled = true;
    }
  }
  if (Date.parse(clock.now()) - Date.parse(job.created_at) > FORGOTTEN_MS) return fail(context, job);
  context.log.info('X still works on the batch: its answer is asked for the next night');
  return false;
}

/** The job as X knows it; null when it has forgotten it. */
async function look(context: JobContext, { id }: ComplianceJob): Promise<XComplianceJob | null> {
  try {
    return (
      await paid(
        context,
        () => readComplianceJob(context.x, id),
        async () => null,
      )
    ).answer.job;
  } catch (error) {
    if (error instanceof XError && error.kind === 'not-found') return null;
    throw error;
  }
}

async function carryOut(context: JobContext, job: ComplianceJob, seen: XComplianceJob): Promise<true> {
  const today = dayOf(context, job);
  const at = instant(job.created_at);
  await paid(
    context,
    () => downloadGone(context.x, seen),
    async (transaction, answer) => {
      const gone = await byPost(transaction, [...answer.gone.keys()]);
      const unclear = await byPost(transaction, [...answer.unclear]);
      const reasons = new Map([...answer.gone].map(([id, reason]) => [gone.get(id) ?? id, reason]));
      const doubtful = [...answer.unclear].map((id) => unclear.get(id) ?? id);
      const tombstones = await listTombstones(transaction, today, job.run_id);
      const silent = tombstones.filter((id) => !reasons.has(id) && !doubtful.includes(id));
      const erased = await recordGone(transaction, reasons, context.clock.now());
      const back = await recordBack(transaction, silent, at);
      await recordAllChecked(transaction, { today, beforeRun: job.run_id, except: doubtful, at });
      await endComplianceJob(transaction, job.id, 'applied');
      context.failpoint?.('before-commit');
      context.log.info({ posts: job.posts, gone: erased, back, unclear: doubtful.length }, 'batch answered');
    },
  );
  return true;
}

/** X may name a post by a later version. */
const byPost = (transaction: Database, ids: readonly string[]) => postsOfVersions(transaction, ids);

async function fail(context: JobContext, { id }: ComplianceJob): Promise<true> {
  context.log.warn('X did not carry the batch through: another one is sent');
  await endComplianceJob(context.store.db, id, 'failed');
  return true;
}

/** Asks, and stores in one transaction what the answer changes and what it cost; also when it was of no use. */
async function paid<A extends { readonly requests: readonly RequestRecord[] }, S>(
  context: JobContext,
  ask: () => Promise<A>,
  store: (transaction: Database, answer: A) => Promise<S>,
): Promise<{ answer: A; stored: S }> {
  try {
    const answer = await ask();
    const stored = await context.store.db.transaction().execute(async (transaction) => {
      await recordRequests(transaction, context, answer.requests);
      return store(transaction, answer);
    });
    return { answer, stored };
  } catch (error) {
    if (error instanceof XError) {
      const { requests } = error;
      await context.store.db
        .transaction()
        .execute((transaction) => recordRequests(transaction, context, requests));
    }
    throw error;
  }
}

const dayOf = ({ calendar }: JobContext, { created_at }: { created_at: Instant }): Day =>
  calendar.dayOf(created_at);
