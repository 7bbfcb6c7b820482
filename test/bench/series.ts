import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { indicatorOf } from '../../db/catalogue/index.ts';
import { addDays, type Day, eachDay } from '../../db/core/calendar.ts';
import type { Language } from '../../db/core/errors.ts';
import { insertRows } from '../../db/queries/insert-rows.ts';
import { readSeries } from '../../db/queries/series.ts';
import { openStore, type Store } from '../../db/store.ts';
import { lastDay, observePosts, startDay } from './history.ts';

const READS = 40;
const INDICATOR = 'seeker_requests';
/** What a reader is told of a day, and a plain table would hold. */
const COLUMNS = 'day, version, known_at, state, value, low, high, n, coverage, reason';
const [PLAIN_AT_MOST, POSTS_AT_MOST] = [1.5, 1 / 100];

/**
 * Eleven years of days read from measures, beside a bare better-sqlite3 read of a plain table with the same days
 * and columns, and beside the same figure counted from a million posts.
 */
export async function seriesBench(language: Language): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'i4emploi-bench-'));
  try {
    const path = join(folder, 'series.db');
    await using store = await openStore(`sqlite:${path}`);
    const to = lastDay(11, 0);
    const days = [...eachDay(startDay, addDays(to, 1))];
    const runId = await observePosts(store, to);
    const plain = new Database(path);
    const counted = plain.prepare(
      `select day, count(*) as value from post where label = 'seeker_request' and day between ? and ? group by day order by day`,
    );
    const figures = new Map(
      (counted.all(startDay, to) as { day: Day; value: number }[]).map((row) => [row.day, row.value]),
    );
    await writeDays(store, plain, days, figures, runId);
    const bare = plain.prepare(`select ${COLUMNS} from plain where day between ? and ? order by day`);
    const indicator = indicatorOf(INDICATOR);
    const times = { series: [] as number[], bare: [] as number[], posts: [] as number[] };
    for (let round = 0; round < READS; round += 1) {
      times.bare.push(await clock(() => bare.all(startDay, to)));
      times.series.push(
        await clock(() => readSeries(store.db, { indicator, grain: 'day', from: startDay, to, startDay })),
      );
      times.posts.push(await clock(() => counted.all(startDay, to)));
    }
    plain.close();
    return told(language, {
      series: least(times.series),
      bare: least(times.bare),
      posts: least(times.posts),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function writeDays(
  { db }: Store,
  plain: Database.Database,
  days: readonly Day[],
  figures: ReadonlyMap<Day, number>,
  run_id: number,
): Promise<void> {
  const rows = days.map((day) => {
    const value = figures.get(day) ?? 0;
    const known_at = `${addDays(day, 1)}T02:00:00.000Z` as never;
    return {
      version: 1,
      known_at,
      state: 'measured' as const,
      value,
      low: value,
      high: value,
      n: null,
      coverage: 1,
      reason: null,
      day,
    };
  });
  await db.transaction().execute(async (transaction) => {
    const measures = rows.map(({ day, ...row }) => ({
      ...row,
      indicator: INDICATOR,
      grain: 'day' as const,
      dimension: '',
      start_day: day,
      run_id,
    }));
    await insertRows(transaction, 'measure', measures);
  });
  plain.exec(
    'create table plain (day text primary key, version integer, known_at text, state text, value real, low real, high real, n integer, coverage real, reason text) strict',
  );
  const names = COLUMNS.split(', ');
  const insert = plain.prepare(
    `insert into plain (${COLUMNS}) values (${names.map((name) => `@${name}`).join()})`,
  );
  const insertAll = plain.transaction(() => {
    for (const row of rows) insert.run(row);
  });
  insertAll();
}

async function clock(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** The least disturbed of several: what others do on the machine only adds. */
const least = (values: readonly number[]): number => Math.min(...values);

function told(
  language: Language,
  { series, bare, posts }: { series: number; bare: number; posts: number },
): string[] {
  const [french, plain] = [language === 'fr', series / bare];
  const verdict = (kept: boolean): string =>
    french ? (kept ? 'tenu' : 'DÉPASSÉ') : kept ? 'kept' : 'EXCEEDED';
  const [ofPlain, ofPosts] = [verdict(plain <= PLAIN_AT_MOST), verdict(series / posts <= POSTS_AT_MOST)];
  const [s, b, p] = [series.toFixed(2), bare.toFixed(2), posts.toFixed(0)];
  return french
    ? [
        `onze ans de jours lus dans les mesures : ${s} ms ; lecture nue d’une table simple : ${b} ms`,
        `rapport : ${plain.toFixed(2)} (${ofPlain} : ${PLAIN_AT_MOST} au plus)`,
        `le même chiffre compté dans un million de publications : ${p} ms, soit ${(posts / series).toFixed(0)} fois plus (${ofPosts} : 100 fois au moins)`,
      ]
    : [
        `eleven years of days read from measures: ${s} ms; bare read of a plain table: ${b} ms`,
        `ratio: ${plain.toFixed(2)} (${ofPlain}: ${PLAIN_AT_MOST} at most)`,
        `the same figure counted from a million posts: ${p} ms, ${(posts / series).toFixed(0)} times as much (${ofPosts}: 100 times at least)`,
      ];
}
