import type pg from 'pg';

/** Any number that nothing else of this database uses. */
const TURN = 2_609_2015;

/** One process at a time: an advisory lock, which the server lets go of with the connection. Null: another one has it. */
export async function takeTurnAt(pool: pg.Pool): Promise<AsyncDisposable | null> {
  const connection = await pool.connect();
  const { rows } = await connection.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
    TURN,
  ]);
  if (!rows[0]?.taken) {
    connection.release();
    return null;
  }
  return {
    async [Symbol.asyncDispose]() {
      await connection.query('select pg_advisory_unlock($1)', [TURN]).catch(() => {});
      connection.release();
    },
  };
}
