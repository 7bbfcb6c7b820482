import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, type Day, day, type Instant, instant } from '../../db/core/calendar.ts';
import { startRun } from '../../db/queries/runs.ts';
import { openStore } from '../../db/store.ts';
import { seekerRequests } from '../../jobs/collect/seeker-requests.ts';
import { benchSetting } from './bench-context.ts';
import type { PausedTime } from './paused-time.ts';
import { wirePage } from './wire-pages.ts';

export type Side = {
  /** The store to fill: migrated, perhaps with a history. */
  readonly path: string;
  /** A store that the whole path has filled: where ready rows come from. */
  readonly model: string;
  readonly posts: number;
  /** The folder of X's answers. */
  readonly answers: string;
  readonly time: PausedTime;
};

/** X's largest page of the archive. */
export const PAGE = 500;
const LAST: Day = day('2026-09-30');
/** When the pages are read. */
export const READ_AT: Instant = instant('2026-10-01T04:00:00Z');
/** So many posts that they fill three years. */
const YEARS = 3;

/** Writes X's answers, each a file of `folder`: what makes them up is not to weigh on what reads them. */
export function writeAnswers(folder: string, posts: number): void {
  const until = instant(`${addDays(LAST, 1)}T00:00:00Z`);
  const everyMs = Math.floor((YEARS * 365 * 86_400_000) / posts);
  const pages = Math.ceil(posts / PAGE);
  mkdirSync(folder);
  for (let index = 0; index < pages; index += 1) {
    const data = wirePage(index, { size: PAGE, until, everyMs });
    const meta = { result_count: PAGE, ...(index + 1 < pages && { next_token: `${index + 1}` }) };
    writeFileSync(join(folder, `${index}.json`), JSON.stringify({ data, meta }));
  }
}

/** The collection as it runs, from an answer of X to its commit: read, checked, stored, booked. */
export async function ingestWhole({ path, answers, time }: Side): Promise<void> {
  await using store = await openStore(`sqlite:${path}`);
  const answer = ({ query }: { query: Record<string, string | number> }) =>
    readFileSync(join(answers, `${query.next_token ?? 0}.json`), 'utf8');
  const startDay = addDays(LAST, -YEARS * 366);
  const setting = benchSetting(store, { now: READ_AT, answer, time, startDay });
  const runId = await startRun(store.db, { task: 'seeker-requests', day: LAST, at: setting.clock.now() });
  const signal = new AbortController().signal;
  time.start();
  await seekerRequests({ ...setting, runId, signal }, LAST);
  time.stop();
}
