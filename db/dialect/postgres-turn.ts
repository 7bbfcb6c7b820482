import type pg from 'pg';

/** Any number that nothing else of this database uses. */
const TURN = 26_092_015;

/** One process at a time: an advisory lock, which the server lets go of with the connection. Null: another one has it. */
export async function takeTurnAt(pool: pg.Pool): Promise<AsyncDisposable | null> {
  const connection = await pool.connect();
  // Without a listener a connection that dies would end the process.
  connection.on('error', () => {});
  const ask = 'select pg_try_advisory_lock($1) as taken';
  const { rows } = await connection.query<{ taken: boolean }>(ask, [TURN]);
  if (!rows[0]?.taken) {
    connection.release();
    return null;
  }
  return {
    async [Symbol.asyncDispose]() {
      // Closing the connection gives the lock back, whatever state it is in.
      connection.release(true);
    },
  };
}
