import { type Kysely, sql } from 'kysely';

/** A place in the log that a PostgreSQL primary writes and its standbys replay, such as `16/B374D848`. */
export type LogPosition = string;

/** How far a primary's log has come: whatever is committed by now lies before it. */
export async function writtenPosition<T>(db: Kysely<T>): Promise<LogPosition> {
  const { rows } = await sql<{ at: string }>`select pg_current_wal_lsn()::text as at`.execute(db);
  return rows[0]?.at ?? '0/0';
}

/** How far a standby has replayed it; null: this is no standby, or not any more. */
export async function replayedPosition<T>(db: Kysely<T>): Promise<LogPosition | null> {
  const { rows } = await sql<{ at: string | null }>`
    select case when pg_is_in_recovery() then pg_last_wal_replay_lsn()::text end as at`.execute(db);
  return rows[0]?.at ?? null;
}

export const isReached = (wanted: LogPosition, replayed: LogPosition): boolean =>
  toNumber(replayed) >= toNumber(wanted);

function toNumber(position: LogPosition): bigint {
  const [high = '0', low = '0'] = position.split('/');
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}
