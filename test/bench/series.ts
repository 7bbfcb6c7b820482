import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { indicatorOf } from '../../db/catalogue/index.ts';
import { addDays, type Day, eachDay } from '../../db/core/calendar.ts';
import type { Language } from '../../db/core/errors.ts';
import { type Reading, readSeries } from '../../db/queries/series.ts';
import { openStore, type Store } from '../../db/store.ts';
import { figureFromPosts, type Told } from './figure-from-posts.ts';
import { calendar, lastDay, observeRequests, rollUpTo, startDay } from './history.ts';

const READS = 40;
const INDICATOR = 'seeker_requests';
/** What a reader is told of a day, and a plain table would hold. */
const COLUMNS = ['version', 'known_at', 'state', 'value', 'low', 'high', 'n', 'coverage', 'reason'];
const [PLAIN_AT_MOST, POSTS_AT_MOST] = [1.5, 1 / 100];

/**
 * Eleven years of days read as the service reads them, from the measures that a roll-up wrote, beside a bare
 * better-sqlite3 read of a plain table with the same days and columns, and beside the same figure worked out from a
 * million posts (figure-from-posts.ts): both must say the same of every day. Counting the posts with the label alone
 * is told as well, which is not the figure: it knows neither what was missed nor what was collected.
 */
export async function seriesBench(language: Language): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'i4emploi-bench-'));
  try {
    const path = join(folder, 'series.db');
    await using store = await openStore(`sqlite:${path}`);
    const to = lastDay(11, 0);
    await rollUpTo(store, await observeRequests(store, to), to);
    const plain = new Database(path);
    const [bare, label] = [plainRead(plain, to), labelCount(plain, to)];
    const figure = figureFromPosts(plain, calendar, [...eachDay(startDay, addDays(to, 1))]);
    const series = () => readDays(store, to);
    agree(await series(), figure());
    const times = {
      series: [] as number[],
      bare: [] as number[],
      posts: [] as number[],
      label: [] as number[],
    };
    for (let round = 0; round < READS; round += 1) {
      times.bare.push(await clock(bare));
      times.series.push(await clock(series));
      times.posts.push(await clock(figure));
      times.label.push(await clock(label));
    }
    plain.close();
    return told(language, {
      series: least(times.series),
      bare: least(times.bare),
      posts: least(times.posts),
      label: least(times.label),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const readDays = ({ db }: Store, to: Day): Promise<Reading[]> =>
  readSeries(db, { indicator: indicatorOf(INDICATOR), grain: 'day', from: startDay, to, startDay });

/** The same rows in a table that holds nothing else, in the order of its days. */
function plainRead(database: Database.Database, to: Day): () => unknown {
  const columns = COLUMNS.join();
  database.exec(`
    create table plain (day text primary key, version integer, known_at text, state text, value real, low real,
      high real, n integer, coverage real, reason text) strict;
    insert into plain select start_day, ${columns} from measure
      where indicator = '${INDICATOR}' and grain = 'day' and superseded_at is null order by start_day`);
  const read = database.prepare(`select day, ${columns} from plain where day between ? and ? order by day`);
  return () => read.all(startDay, to);
}

function labelCount(database: Database.Database, to: Day): () => unknown {
  const count = database.prepare(
    `select day, count(*) as value from post where label = 'seeker_request' and day between ? and ? group by day`,
  );
  return () => count.all(startDay, to);
}

/** @throws Error when the two sides do not say the same: they would not be worth comparing */
function agree(series: readonly Reading[], figure: readonly Told[]): void {
  for (const [index, { period, low, high, coverage }] of series.entries()) {
    const other = figure[index];
    const isSame = other?.day === period.start && other.low === low && other.high === high;
    if (!isSame || other.coverage !== coverage)
      throw new Error(`${period.start} is told otherwise from posts`);
  }
  if (figure.length !== series.length) throw new Error('the two tell of different days');
}

async function clock(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** The least disturbed of several: what others do on the machine only adds. */
const least = (values: readonly number[]): number => Math.min(...values);

type Times = {
  readonly series: number;
  readonly bare: number;
  readonly posts: number;
  readonly label: number;
};

function told(language: Language, { series, bare, posts, label }: Times): string[] {
  const [french, plain] = [language === 'fr', series / bare];
  const verdict = (kept: boolean): string =>
    french ? (kept ? 'tenu' : 'DÉPASSÉ') : kept ? 'kept' : 'EXCEEDED';
  const [ofPlain, ofPosts] = [verdict(plain <= PLAIN_AT_MOST), verdict(series / posts <= POSTS_AT_MOST)];
  const [s, b, p, l] = [series.toFixed(2), bare.toFixed(2), posts.toFixed(0), label.toFixed(0)];
  const times = (other: number): string => (other / series).toFixed(0);
  return french
    ? [
        `onze ans de jours lus dans les mesures : ${s} ms ; lecture nue d’une table simple : ${b} ms`,
        `rapport : ${plain.toFixed(2)} (${ofPlain} : ${PLAIN_AT_MOST} au plus)`,
        `le même chiffre tiré d’un million de publications : ${p} ms, soit ${times(posts)} fois plus (${ofPosts} : 100 fois au moins)`,
        `leurs étiquettes seules, comptées : ${l} ms, soit ${times(label)} fois plus`,
      ]
    : [
        `eleven years of days read from measures: ${s} ms; bare read of a plain table: ${b} ms`,
        `ratio: ${plain.toFixed(2)} (${ofPlain}: ${PLAIN_AT_MOST} at most)`,
        `the same figure worked out from a million posts: ${p} ms, ${times(posts)} times as much (${ofPosts}: 100 times at least)`,
        `their labels alone, counted: ${l} ms, ${times(label)} times as much`,
      ];
}
