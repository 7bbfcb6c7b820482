import { setTimeout as delay } from 'node:timers/promises';
import { PostgresDialect } from 'kysely';
import pg from 'pg';
import { toldBy } from '../core/errors.ts';
import { carefree, type Opened } from './opened.ts';

const INT8 = 20;
const NUMERIC = 1700;

/** A server that was killed is started again within that time; a request waits for it rather than fail. */
const BACK_WITHIN_MS = 5_000;
/** And one that says that it is starting has its log to go through first. */
const STARTS_WITHIN_MS = 15_000;
const STARTING = '57P03';
const BETWEEN_TRIES_MS = 100;
/** A process that sleeps amid a transaction, or whose machine is gone, keeps nobody from what it holds for longer. */
const IDLE_AT_MOST_MS = 60_000;
/** What our connections are called at the server, or begin by. */
export const APPLICATION = 'i4emploi';
/** Nobody listens; or it hangs up; or it says that it is starting or stopping. */
const AWAY = /^(ECONNREFUSED|ECONNRESET|57P0[1-3]|Connection terminated)/;

/** Sums and counts come as text from the server; ours stay far below 2^53. */
export const numberParsers: Record<number, (value: string) => number> = { [INT8]: Number, [NUMERIC]: Number };

export function openPostgres(url: string): Opened {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: APPLICATION,
    max: 10,
    connectionTimeoutMillis: 5000,
    idle_in_transaction_session_timeout: IDLE_AT_MOST_MS,
    types: {
      getTypeParser: (oid: number, format?: string) =>
        numberParsers[oid] ?? pg.types.getTypeParser(oid, format as 'text'),
    },
  });
  // A connection that dies while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  // So does one that dies at work: whoever waits for its answer is told anyway.
  pool.on('connect', (client) => client.on('error', () => {}));
  return {
    dialect: new PostgresDialect({
      pool: { options: pool.options, connect: () => connectTo(pool), end: () => pool.end() },
    }),
    vitals: { ...carefree, write: () => writeNothing(pool) },
  };
}

/** Nothing has been asked yet: it can be tried again without doing anything twice. */
export async function connectTo(pool: { connect(): Promise<pg.PoolClient> }): Promise<pg.PoolClient> {
  const began = performance.now();
  for (;;) {
    try {
      return await pool.connect();
    } catch (error) {
      const told = toldBy(error);
      const patience = told === STARTING ? STARTS_WITHIN_MS : BACK_WITHIN_MS;
      if (!AWAY.test(told) || performance.now() - began > patience) throw error;
      await delay(BETWEEN_TRIES_MS);
    }
  }
}

/** The one row of the lock of migrations, as it is: it stands in every store, and nobody reads its versions. */
async function writeNothing(pool: pg.Pool): Promise<void> {
  const connection = await pool.connect();
  try {
    await connection.query('begin');
    await connection.query(`set local lock_timeout = '250ms'`);
    await connection.query('update kysely_migration_lock set is_locked = is_locked');
    await connection.query('commit');
    connection.release();
  } catch (error) {
    connection.release(true);
    throw error;
  }
}
