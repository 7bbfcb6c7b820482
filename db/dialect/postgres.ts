import { PostgresDialect } from 'kysely';
import pg from 'pg';
import { carefree, type Opened } from './opened.ts';

const INT8 = 20;
const NUMERIC = 1700;

/** Sums and counts come as text from the server; ours stay far below 2^53. */
export const numberParsers: Record<number, (value: string) => number> = { [INT8]: Number, [NUMERIC]: Number };

export function openPostgres(url: string): Opened {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5000,
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
    dialect: new PostgresDialect({ pool }),
    vitals: { ...carefree, write: () => writeNothing(pool) },
  };
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
