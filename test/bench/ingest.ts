import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Language } from '../../db/core/errors.ts';
import { openStore } from '../../db/store.ts';
import { PAGE, writeAnswers } from './ingest-whole.ts';
import { median } from './median.ts';
import { type Measured, runSide } from './run-side.ts';

const POSTS = 200_000;
const BEHIND = 1_000_000;
const ROUNDS = 5;
const SIDES = ['whole', 'bareFromAnswers', 'ready', 'bare'] as const;
type Side = (typeof SIDES)[number];
const LEFT = ['post', 'billed_read', 'triage_day'] as const;

/** What each side is held against: the same work by a bare loop of prepared statements. */
const BARE: Record<Side, 'bare' | 'bareFromAnswers'> = {
  whole: 'bareFromAnswers',
  bareFromAnswers: 'bareFromAnswers',
  ready: 'bare',
  bare: 'bare',
};

/**
 * The collection of search pages beside a bare loop of prepared statements: same tables and indexes, same rows,
 * a page a transaction, WAL and FULL. Each side runs in a process of its own, in turn, five times. The bare loop
 * derives its rows from the same answers by the shortest way and checks nothing; what the collection does beyond
 * that (asking page after page, checking each field, looking up what is known, edits, money) is in its ratio.
 * The store's part alone is held against a loop that is given its rows. Proposing labels is another task's.
 */
export async function ingestBench(language: Language): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'i4emploi-bench-'));
  try {
    const file = (name: string) => join(folder, `${name}.db`);
    await emptyStore(file('empty'));
    const answers = join(folder, 'answers');
    writeAnswers(answers, POSTS);
    const run = (side: Side, base = 'empty'): Measured => {
      for (const end of ['', '-wal', '-shm']) rmSync(`${file(side)}${end}`, { force: true });
      copyFileSync(file(base), file(side));
      return runSide('ingest-side.ts', [side, file(side), file('model'), answers, String(POSTS)]);
    };
    const rounds: Record<Side, Measured>[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const turns =
        round === 0 ? [...SIDES] : SIDES.map((_, at) => SIDES[(at + round) % SIDES.length] as Side);
      const found: Partial<Record<Side, Measured>> = {};
      for (const side of turns) {
        found[side] = run(side);
        if (round === 0 && side === 'whole') copyFileSync(file('whole'), file('model'));
      }
      rounds.push(found as Record<Side, Measured>);
    }
    for (const side of SIDES) assertSame(file('model'), file(side));
    copyFileSync(file('empty'), file('history'));
    addHistory(file('history'));
    return linesOf(language, rounds, run('whole', 'history'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function emptyStore(path: string): Promise<void> {
  await using _store = await openStore(`sqlite:${path}`);
}

/** Each side must leave the same rows: otherwise they have not done the same. */
function assertSame(model: string, other: string): void {
  const store = new Database(model);
  store.prepare('attach ? as other').run(other);
  for (const table of LEFT) {
    const differing = store
      .prepare(
        `select count(*) from (select * from (select * from ${table} except select * from other.${table})
         union all select * from (select * from other.${table} except select * from ${table}))`,
      )
      .pluck()
      .get();
    if (differing !== 0) throw new Error(`${differing} rows of ${table} differ in ${other}`);
  }
  store.close();
}

/** Posts of the eight years before those that the bench reads. */
function addHistory(path: string): void {
  const store = new Database(path);
  store.exec(`
    pragma synchronous = off;
    begin;
    insert into run (task, day, started_at, ended_at, state)
    values ('seeker-requests', '2015-09-26', '2015-09-26T04:00:00.000Z', '2015-09-26T04:10:00.000Z', 'done');
    insert into post (id, author, created_at, day, kind, has_tag, has_seeker_tag, mentions_account, has_media,
      text, text_expires_on, label, first_seen_at, run_id)
    with recursive number (n, at) as (
      select 0, unixepoch('2015-09-26')
      union all select n + 1, at + 240 from number where n + 1 < ${BEHIND}
    )
    select cast((at * 1000 - 1288834974657) * 4194304 + n % 4096 as text), printf('author-%015d', n % 30011),
      strftime('%Y-%m-%dT%H:%M:%S.000Z', at, 'unixepoch'), date(at, 'unixepoch'), 'original', 1, 0, 0, 0,
      null, date(at + 90 * 86400, 'unixepoch'), 'other', '2015-09-26T04:00:00.000Z', 1
    from number;
    insert into suggestion (post_id, label, score, reason, made_at, waiting, expires_on)
    select id, 'other', 0.3, 'no-rule', first_seen_at, 0, text_expires_on from post;
    commit;`);
  store.close();
}

function linesOf(language: Language, rounds: readonly Record<Side, Measured>[], behind: Measured): string[] {
  const ratio = (side: Side, what: 'cpuSeconds' | 'seconds') =>
    median(rounds.map((round) => round[BARE[side]][what] / round[side][what])).toFixed(2);
  const seconds = (side: Side) => median(rounds.map((round) => round[side].seconds)).toFixed(1);
  const peak = (side: Side) => Math.max(...rounds.map((round) => round[side].peakMb)).toFixed(0);
  const row = (name: string, ...cells: string[]) =>
    [name.padEnd(44), ...cells.map((cell) => cell.padStart(10))].join('');
  const fr = language === 'fr';
  const names: Record<Side, string> = fr
    ? {
        whole: 'la collecte',
        bareFromAnswers: 'boucle nue, des mêmes réponses',
        ready: 'la base seule, lignes prêtes',
        bare: 'boucle nue, lignes prêtes',
      }
    : {
        whole: 'the collection',
        bareFromAnswers: 'bare loop, from the same answers',
        ready: 'the store alone, rows ready',
        bare: 'bare loop, rows ready',
      };
  return [
    fr
      ? `${POSTS} publications, ${PAGE} par transaction, WAL et synchronous=FULL, médiane de ${ROUNDS} ; vitesse rapportée à la boucle nue`
      : `${POSTS} posts, ${PAGE} a transaction, WAL and synchronous=FULL, median of ${ROUNDS}; speed as a ratio to the bare loop`,
    row(
      '',
      fr ? 'calcul' : 'processor',
      fr ? 'horloge' : 'clock',
      fr ? 'mémoire' : 'memory',
      fr ? 'durée' : 'time',
    ),
    ...SIDES.map((side) =>
      row(
        names[side],
        ratio(side, 'cpuSeconds'),
        ratio(side, 'seconds'),
        `${peak(side)} MB`,
        `${seconds(side)} s`,
      ),
    ),
    row(
      fr ? `la collecte, ${BEHIND} publications derrière elle` : `the collection, ${BEHIND} posts behind it`,
      (median(rounds.map(({ bareFromAnswers }) => bareFromAnswers.cpuSeconds)) / behind.cpuSeconds).toFixed(
        2,
      ),
      (median(rounds.map(({ bareFromAnswers }) => bareFromAnswers.seconds)) / behind.seconds).toFixed(2),
      `${behind.peakMb.toFixed(0)} MB`,
      `${behind.seconds.toFixed(1)} s`,
    ),
  ];
}
