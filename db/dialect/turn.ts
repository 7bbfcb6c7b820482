import { type CompiledQuery, type DatabaseConnection, type Kysely, sql } from 'kysely';
import { AppError, storeTrouble } from '../core/errors.ts';
import type { Engine } from './ddl.ts';
import { engineTime } from './engine-time.ts';
import type { Fence } from './fenced.ts';

/**
 * The right to collect, held by one process at a time. Its token is larger than that of all before it; whoever
 * has lost it can write nothing any more. Disposing of it gives it back at once.
 */
export type Turn = AsyncDisposable & {
  readonly token: number;
  /** Aborted, with an AppError `turn-lost`, once somebody else has the turn. */
  readonly signal: AbortSignal;
};

/** @param seconds for how long it stays held by a process that is dead or asleep. @returns null when another has it */
export type TakeTurn = (seconds?: number) => Promise<Turn | null>;

const TURN_SECONDS = 60;
/** A turn said to be held for longer than any is: the clock was set back since. */
const IMPOSSIBLE_SECONDS = 2 * TURN_SECONDS;
/** Beats missed before a turn lapses. */
const BEATS = 4;

/**
 * A lease: held until a moment, which each beat and each commit of its holder moves on. A process that was
 * stopped and woke again finds another token in the row, in the very transaction it would commit: that fails.
 * The moments are the engine's own, so only one clock counts; if that one steps, a turn may change hands early
 * or late, and still no two write.
 */
export function turnsOf<T>(db: Kysely<T>, engine: Engine, fence: Fence): TakeTurn {
  return async (seconds = TURN_SECONDS) => {
    const token = await claim(db, engine, seconds);
    if (token === null) return null;
    const lost = new AbortController();
    const renewal = renewalOf(db, engine, token, seconds);
    const hold = async (connection: DatabaseConnection): Promise<void> => {
      const { rows } = await connection.executeQuery(renewal);
      if (rows.length > 0) return;
      const error = turnLost();
      lost.abort(error);
      throw error;
    };
    fence.hold = hold;
    let beating = false;
    const beat = async (): Promise<void> => {
      if (beating) return;
      beating = true;
      // Behind the fence as any write: it throws there. A store in trouble is met by the work itself.
      await db.executeQuery(renewal).catch(() => {});
      beating = false;
    };
    const timer = setInterval(beat, (seconds * 1000) / BEATS).unref();
    return {
      token,
      signal: lost.signal,
      async [Symbol.asyncDispose]() {
        clearInterval(timer);
        if (fence.hold === hold) fence.hold = null;
        // Whoever cannot say so lets it lapse.
        await giveBack(db, engine, token).catch(() => {});
      },
    };
  };
}

async function claim<T>(db: Kysely<T>, engine: Engine, seconds: number): Promise<number | null> {
  try {
    const { rows } = await sql<{ token: number }>`
      insert into lease (name, token, expires_at) values ('turn', 1, ${engineTime(engine, seconds)})
      on conflict (name) do update set token = lease.token + 1, expires_at = excluded.expires_at
      where lease.expires_at <= ${engineTime(engine)}
        or lease.expires_at > ${engineTime(engine, IMPOSSIBLE_SECONDS)}
      returning token`.execute(db);
    return rows[0]?.token ?? null;
  } catch (error) {
    // Whoever has it may be writing for long.
    if (storeTrouble(error)?.code === 'database-locked') return null;
    throw error;
  }
}

const renewalOf = <T>(db: Kysely<T>, engine: Engine, token: number, seconds: number): CompiledQuery =>
  sql`update lease set expires_at = ${engineTime(engine, seconds)}
    where name = 'turn' and token = ${token} returning token`.compile(db);

async function giveBack<T>(db: Kysely<T>, engine: Engine, token: number): Promise<void> {
  await sql`update lease set expires_at = ${engineTime(engine)}
    where name = 'turn' and token = ${token}`.execute(db);
}

const turnLost = (): AppError =>
  new AppError({
    code: 'turn-lost',
    status: 409,
    fr: 'Un autre programme a repris cette collecte, celui-ci n’ayant plus donné signe de vie : il s’arrête, et rien n’est lu deux fois.',
    en: 'Another program took this collection over, as this one gave no sign of life: it stops, and nothing is read twice.',
  });
