import type { Millis } from '../../demo/world/model.ts';
import { compareIds, snowflake, snowflakeTime } from '../../demo/world/snowflake.ts';
import { postId, time } from '../http/parameters.ts';
import { invalidRequest } from '../http/problems.ts';
import { countBefore, type Entry } from '../world-index.ts';

const DAY = 86_400_000;

/** The span a search or count covers: [start, end) in time, and ids strictly between. */
export type Window = { start: Millis; end: Millis; sinceId: string | null; untilId: string | null };

const minute = (at: Millis): string => `${new Date(at).toISOString().slice(0, 16)}Z`;

/**
 * Reads start_time, end_time, since_id, until_id with X's rules and refusals.
 * @param recent seven days back at most, or null for the full archive (30 days back unless told)
 * @param lag how long before now the end lies unless told, in milliseconds
 */
export function searchWindow(query: URLSearchParams, now: Millis, recent: boolean, lag: number): Window {
  const start = time(query, 'start_time');
  const end = time(query, 'end_time');
  const sinceId = postId(query, 'since_id');
  const untilId = postId(query, 'until_id');
  if ((sinceId ?? untilId) !== null && (start ?? end) !== null) {
    const name = sinceId === null ? 'until_id' : 'since_id';
    const message = "Invalid use of 'since_id' or 'until_id' in conjunction with 'start_time' or 'end_time'";
    throw invalidRequest(name, query.get(name) ?? '', message);
  }
  const text = (name: string): string => query.get(name) ?? '';
  const oldest = recent ? now - 7 * DAY : Date.parse('2006-03-21T00:00:00Z');
  if (start !== null && start < oldest) {
    const message = `Invalid 'start_time':'${text('start_time')}'. 'start_time' must be on or after ${minute(oldest)}`;
    throw invalidRequest('start_time', text('start_time'), message);
  }
  if (end !== null && end > now - 10_000) {
    const message = `Invalid 'end_time':'${text('end_time')}'. 'end_time' must be a minimum of 10 seconds prior to the request time.`;
    throw invalidRequest('end_time', text('end_time'), message);
  }
  if (end !== null && end < oldest) {
    const message = `Invalid 'end_time':'${text('end_time')}'. 'end_time' must be on or after ${minute(oldest)}`;
    throw invalidRequest('end_time', text('end_time'), message);
  }
  for (const [name, id] of [
    ['since_id', sinceId],
    ['until_id', untilId],
  ] as const) {
    if (id === null || !recent || snowflakeTime(id) >= oldest) continue;
    const message = `'${name}' must be a tweet id created after ${minute(oldest)}. Please use a '${name}' that is larger than ${snowflake(oldest, 0)}`;
    throw invalidRequest(name, id, message);
  }
  const last = end ?? (untilId === null ? now - lag : snowflakeTime(untilId) + 1000);
  const first =
    start ?? (sinceId === null ? (recent ? oldest : last - 30 * DAY) : snowflakeTime(sinceId) - 1000);
  if (start !== null && first >= last) {
    const message = `Invalid 'start_time':'${text('start_time')}'. 'start_time' must be before 'end_time'`;
    throw invalidRequest('start_time', text('start_time'), message);
  }
  return { start: first, end: last, sinceId, untilId };
}

/** The rows, oldest first, of a window, as indexes [from, to). */
export function spanOf(
  rows: readonly Entry[],
  { start, end, sinceId, untilId }: Window,
): [from: number, to: number] {
  const from = countBefore(
    rows,
    (row) => row.at >= start && (sinceId === null || compareIds(row.id, sinceId) > 0),
  );
  const to = countBefore(
    rows,
    (row) => row.at >= end || (untilId !== null && compareIds(row.id, untilId) >= 0),
  );
  return [from, to];
}
