import { type RawBuilder, sql } from 'kysely';
import type { Engine } from './ddl.ts';

/** The engine's own time, as an instant, some seconds on: machines whose clocks differ read one clock. */
export function engineTime(engine: Engine, seconds = 0): RawBuilder<string> {
  if (engine === 'sqlite') return sql`strftime('%Y-%m-%dT%H:%M:%fZ', 'now', ${`${seconds} seconds`})`;
  return sql`to_char(
    (clock_timestamp() + make_interval(secs => ${seconds})) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
