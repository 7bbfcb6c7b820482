import { AppError } from '../core/errors.ts';
import { isReached, type LogPosition, replayedPosition, writtenPosition } from '../dialect/replication.ts';
import type { Store } from '../store.ts';

/** `behind`: it answers, but not yet with what the primary held a while ago; `failing`: it does not answer. */
type ReplicaState = 'following' | 'behind' | 'failing';
export type ReplicaHealth = { readonly state: ReplicaState; readonly lagMs: number };

/** Decides where what is read is read from; nobody else knows that there are two. */
export type Readers = {
  /**
   * Does a piece of reading with the replica, or with the primary: when the replica does not answer or lags, and
   * for whoever has written something that it has not replayed. It may be begun twice; what writes all the same is the primary's.
   * @param after the last write of whoever asks
   */
  read<Result>(after: LogPosition | null, work: (store: Store) => Promise<Result>): Promise<Result>;
  /** Where a write that was just done lies; null: everything is read where it is written. */
  position(): Promise<LogPosition | null>;
  /** How the replica is, asked anew when it was not lately; null: there is none. */
  health(): Promise<ReplicaHealth | null>;
};

export const LIMITS = {
  /** A replica further behind than that is not read from. */
  lagMs: 10_000,
  /** It is asked how far it is this often at most, and only while somebody reads. */
  everyMs: 1_000,
  /** Whoever waits longer for it is answered by the primary. */
  answerMs: 2_000,
};

const KEPT = 600;

/**
 * For a store without a replica.
 * @param toRead another connection to it; what writes all the same is begun again with the store
 */
export const onPrimary = (store: Store, toRead: Store = store): Readers => ({
  read: async (_after, work) => {
    try {
      return await work(toRead);
    } catch (error) {
      if (toRead === store || !isWriting(error)) throw error;
      return work(store);
    }
  },
  position: async () => null,
  health: async () => null,
});

/**
 * Reads with the replica whenever it can. Cost: two small questions a second while somebody reads, one of them to the
 * primary; how far behind the replica is follows from when the primary had come as far, without anybody's clock.
 * @param now milliseconds that only grow
 */
export function withReplica(
  primary: Store,
  replica: Store,
  { now = () => performance.now(), limits = LIMITS }: { now?: () => number; limits?: typeof LIMITS } = {},
): Readers {
  let replayed: LogPosition | null = null;
  /** Where the primary was and when, the oldest first; those that the replica has passed are dropped. */
  let ahead: { readonly at: number; readonly position: LogPosition }[] = [];
  let looked: { readonly at: number; readonly done: Promise<void> } | null = null;

  const lagMs = (): number => (ahead[0] ? now() - ahead[0].at : 0);
  const state = (): ReplicaState => {
    if (replayed === null) return 'failing';
    return lagMs() > limits.lagMs ? 'behind' : 'following';
  };
  const look = async (): Promise<void> => {
    const at = now();
    const [written, there] = await Promise.all([
      writtenPosition(primary.db),
      inTime(replayedPosition(replica.db), limits.answerMs).catch(() => null),
    ]);
    replayed = there;
    ahead = [...ahead, { at, position: written }].filter(
      ({ position }) => !there || !isReached(position, there),
    );
    // A replica that is away for days: how long it has been is all that is asked.
    if (ahead.length > KEPT) ahead = ahead.filter((_, index) => index % 2 === 0);
  };
  const looking = (): Promise<void> => {
    if (!looked || now() - looked.at >= limits.everyMs) looked = { at: now(), done: look().catch(() => {}) };
    return looked.done;
  };

  return {
    async read(after, work) {
      const first = looked === null;
      const looks = looking();
      // The first reader waits to know how the replica is; after that it is known well enough from a moment ago.
      if (first) await looks;
      const usable =
        state() === 'following' && replayed !== null && (after === null || isReached(after, replayed));
      if (!usable) return work(primary);
      try {
        return await inTime(work(replica), limits.answerMs);
      } catch (error) {
        if (error instanceof AppError) throw error;
        if (!isWriting(error)) replayed = null;
        return work(primary);
      }
    },
    position: () => writtenPosition(primary.db),
    async health() {
      await looking();
      return { state: state(), lagMs: Math.round(lagMs()) };
    },
  };
}

/** What is there to be read takes no write: what reads and also notes that it did is the primary's. */
const isWriting = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && READ_ONLY.has(error.code);
/** PostgreSQL's, and SQLite's. */
const READ_ONLY: ReadonlySet<unknown> = new Set(['25006', 'SQLITE_READONLY']);

/** @throws Error when the work takes longer; it goes on, and its end is nobody's business any more */
async function inTime<Result>(work: Promise<Result>, ms: number): Promise<Result> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`no answer in ${ms} ms`)), ms);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
