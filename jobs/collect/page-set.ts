import type { Day, Instant } from '../../db/core/calendar.ts';
import { AppError } from '../../db/core/errors.ts';
import type { CollectedFamily } from '../../db/core/families.ts';
import { dropPageCursor, moveCursor, readCursor, savePageCursor } from '../../db/queries/cursors.ts';
import { markDirty } from '../../db/queries/dirty-days.ts';
import { addWindow } from '../../db/queries/windows.ts';
import type { Database } from '../../db/store.ts';
import type { JobContext } from '../job-context.ts';
import { recordRequests } from '../sources/x/ledger.ts';
import type { RequestRecord } from '../sources/x/request-record.ts';
import { XError, type XErrorKind } from '../sources/x/x-error.ts';
import { daysOf, nextWindow, type Place, placeText, type Window } from './window.ts';

const LEADS_NOWHERE: ReadonlySet<XErrorKind> = new Set(['token-repeated', 'token-refused', 'truncated']);

/** What is committed at once: one page, or a handful of small ones. */
export type Batch = {
  readonly nextToken: string | null;
  readonly requests: readonly RequestRecord[];
  readonly store: (transaction: Database) => Promise<unknown>;
};
/** A set of pages is read phase after phase; each has at least one batch, its last without a token. */
export type Phase = {
  readonly name: string;
  readonly read: (token: string | null) => AsyncIterable<Batch>;
};

/** What a family is, to whoever collects it. */
export type Collection = {
  readonly family: CollectedFamily;
  readonly phasesOf: (window: Window) => Promise<readonly Phase[]>;
  /** Families this one rests on: it may read further than they have, but is complete no further. */
  readonly restsOn?: readonly CollectedFamily[];
};

/**
 * Collects a family up to the end of `day`, going on where it was stopped. A batch, its cost and the place
 * reached are one transaction; the cursor moves with the last batch only. Nothing left to read: does nothing.
 * @throws what stopped it, once it is recorded
 */
export async function collectUpTo(context: JobContext, day: Day, collection: Collection): Promise<void> {
  const { family, phasesOf } = collection;
  for (;;) {
    const window = await nextWindow(context, family, day);
    if (!window) return;
    context.log.info(
      { family, from: window.from, until: window.until, resumed: window.place !== null },
      'collecting',
    );
    try {
      await readSet(context, collection, window, await phasesOf(window));
    } catch (error) {
      await recordFailure(context, family, window, error);
      throw error;
    }
    const reached = await readCursor(context.store.db, family);
    if (reached === null || reached < window.until) return;
  }
}

async function readSet(
  context: JobContext,
  collection: Collection,
  window: Window,
  phases: readonly Phase[],
): Promise<void> {
  try {
    await readFrom(context, collection, window, phases, window.place);
  } catch (error) {
    // X's documents disagree on whether tokens expire: one that is refused costs a fresh start, no more.
    if (!(error instanceof XError) || error.kind !== 'token-refused') throw error;
    await context.store.db.transaction().execute(async (transaction) => {
      await dropPageCursor(transaction, collection.family);
      await recordRequests(transaction, context, error.requests);
    });
    await readFrom(context, collection, window, phases, null);
  }
}

async function readFrom(
  context: JobContext,
  collection: Collection,
  window: Window,
  phases: readonly Phase[],
  place: Place | null,
): Promise<void> {
  const started = phases.findIndex(({ name }) => name === place?.phase);
  for (let index = Math.max(0, started); index < phases.length; index += 1) {
    const phase = phases[index] as Phase;
    const after = phases[index + 1];
    context.failpoint?.('before-fetch');
    for await (const batch of phase.read(index === started ? (place?.token ?? null) : null)) {
      context.signal.throwIfAborted();
      context.failpoint?.('after-fetch');
      const next =
        batch.nextToken === null
          ? after && { phase: after.name, token: null }
          : { phase: phase.name, token: batch.nextToken };
      await commit(context, collection, window, batch, next ?? null);
      context.failpoint?.('after-commit');
    }
  }
}

async function commit(
  context: JobContext,
  collection: Collection,
  window: Window,
  batch: Batch,
  next: Place | null,
): Promise<void> {
  const { from, until } = window;
  await context.store.db.transaction().execute(async (transaction) => {
    // Writing first takes SQLite's lock at once, instead of failing to upgrade a reader's.
    if (next) {
      await savePageCursor(transaction, {
        task: collection.family,
        from_at: from,
        until_at: until,
        next_token: placeText(next),
      });
    } else await finish(transaction, context, collection, window);
    await recordRequests(transaction, context, batch.requests);
    await batch.store(transaction);
    context.failpoint?.('before-commit');
  });
}

async function finish(
  transaction: Database,
  context: JobContext,
  collection: Collection,
  window: Window,
): Promise<void> {
  const { family } = collection;
  await dropPageCursor(transaction, family);
  const reached = await reachedBy(transaction, collection, window);
  await moveCursor(transaction, family, reached);
  if (reached > window.from) {
    await addWindow(transaction, {
      family,
      from_at: window.from,
      until_at: reached,
      state: 'collected',
      reason: null,
      run_id: context.runId,
      known_at: context.clock.now(),
    });
  }
  // A day without a single row has become a measured zero.
  await markDirty(transaction, family, daysOf(context, window));
}

/** A night whose search failed knows no requests to read relays of: the relays' own cursor waits for it. */
async function reachedBy(
  transaction: Database,
  { restsOn = [] }: Collection,
  window: Window,
): Promise<Instant> {
  let reached = window.until;
  for (const family of restsOn) {
    const searched = (await readCursor(transaction, family)) ?? window.from;
    if (searched < reached) reached = searched;
  }
  return reached > window.from ? reached : window.from;
}

async function recordFailure(
  context: JobContext,
  family: CollectedFamily,
  window: Window,
  error: unknown,
): Promise<void> {
  const requests = error instanceof XError ? error.requests : [];
  await context.store.db.transaction().execute(async (transaction) => {
    await addWindow(transaction, {
      family,
      from_at: window.from,
      until_at: window.until,
      state: 'failed',
      reason: reasonOf(error),
      run_id: context.runId,
      known_at: context.clock.now(),
    });
    await recordRequests(transaction, context, requests);
    await markDirty(transaction, family, daysOf(context, window));
    // Going on from where X led in circles, or stopped short, would only lead there again.
    if (error instanceof XError && LEADS_NOWHERE.has(error.kind)) await dropPageCursor(transaction, family);
  });
}

/** The stable code of what went wrong, as measures and runs keep it: `x_rate_limited`, `time_limit`, `run_failed`. */
export function reasonOf(error: unknown): string {
  if (error instanceof XError && error.kind === 'credentials-missing') return 'credentials_missing';
  return error instanceof AppError ? error.code.replaceAll('-', '_') : 'run_failed';
}
