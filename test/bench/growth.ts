import process from 'node:process';
import { sql } from 'kysely';
import pg from 'pg';
import { addDays, instant } from '../../db/core/calendar.ts';
import { AppError, type Language } from '../../db/core/errors.ts';
import { openStore } from '../../db/store.ts';
import { type Service, startService } from '../integration/api/service.ts';
import { fill, UNTIL } from './growth-fill.ts';

const COLLECTIVES = [1, 10] as const;
/** Enough that half a dozen rounds lie beyond the ninety-ninth percentile: one pause of the machine does not make it. */
const ROUNDS = 600;
const AT_MOST = 1.2;
/** What the home page asks of the service, as a coordinator opens it. */
const HOME = [
  'summary',
  'indicators',
  'figures?period=all&scope=core',
  'published-figures',
  'annotations',
  'figures?period=7d',
  'figures?period=28d&indicator=hashtag_posts_original',
  'sorting',
  'state',
  'editions',
];
/** `kept`: nothing has changed since somebody last asked; `new`: something has, and each answer is made again. */
const WAYS = ['kept', 'new'] as const;
type Way = (typeof WAYS)[number];
type Side = { readonly ask: (way: Way) => Promise<number[]>; readonly times: Record<Way, number[][]> };

/** The home page's answers over ten collectives' data on PostgreSQL, beside those over one's, question by question. */
export async function growthBench(language: Language): Promise<string[]> {
  const server = process.env.TEST_POSTGRES_URL;
  if (!server) throw noServer();
  const lines: string[] = [];
  await using stack = new AsyncDisposableStack();
  const sides: Side[] = [];
  for (const collectives of COLLECTIVES) {
    const url = await newDatabase(server, `growth_bench_${collectives}`);
    stack.defer(() => dropDatabase(server, url));
    const store = stack.use(await openStore(url));
    const began = performance.now();
    await fill(url, collectives);
    lines.push(filled(language, collectives, (performance.now() - began) / 1000));
    const service = stack.use(await startService(store));
    service.clock.set(instant(`${addDays(UNTIL, 1)}T09:00:00Z`));
    sides.push(await sideOf(service));
  }
  for (const way of WAYS) for (const { ask } of sides) await ask(way);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const way of WAYS) {
      // Whoever goes second finds the machine as the first has left it: they take turns.
      for (const { ask, times } of round % 2 === 0 ? sides : sides.toReversed())
        times[way].push(await ask(way));
    }
  }
  return [...lines, ...WAYS.flatMap((way) => told(language, way, sides))];
}

async function sideOf({ ask, enter, context }: Service): Promise<Side> {
  const cookie = await enter('alice', 'coordinator');
  let version = 0;
  return {
    times: { kept: [], new: [] },
    async ask(way) {
      version += 1;
      if (way === 'new') {
        await sql`insert into setting (name, value) values ('growth_bench', ${`${version}`})
          on conflict (name) do update set value = excluded.value`.execute(context.store.db);
      }
      const times: number[] = [];
      for (const path of HOME) {
        const began = performance.now();
        const response = await ask(`/api/v1/${path}`, { cookie });
        await response.arrayBuffer();
        times.push(performance.now() - began);
        if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
      }
      return times;
    },
  };
}

/** The value that so many in a hundred do not pass. */
function percentile(values: readonly number[], of: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * of) / 100))] as number;
}

const sum = (times: readonly number[]): number => times.reduce((total, time) => total + time, 0);

function told(language: Language, way: Way, sides: readonly Side[]): string[] {
  const [one = [], ten = []] = sides.map(({ times }) => times[way]);
  const ratio = (of: number, pick: (times: readonly number[]) => number): string =>
    (percentile(ten.map(pick), of) / percentile(one.map(pick), of)).toFixed(2);
  const [p50, p99] = [ratio(50, sum), ratio(99, sum)];
  const kept = Number(p50) < AT_MOST && Number(p99) < AT_MOST;
  const ms = [one, ten].map((times) => percentile(times.map(sum), 50).toFixed(0)).join(', ');
  const each = HOME.map((path, index) => `${path} ${ratio(50, (times) => times[index] ?? 0)}`);
  return language === 'fr'
    ? [
        `${way === 'kept' ? 'réponses déjà faites' : 'réponses refaites'} : dix collectifs rapportés à un, p50 ${p50}, p99 ${p99} (${kept ? 'tenu' : 'DÉPASSÉ'} : moins de ${AT_MOST}) ; la page entière ${ms} ms`,
        `  ${each.join(' · ')}`,
      ]
    : [
        `${way === 'kept' ? 'answers already made' : 'answers made again'}: ten collectives to one, p50 ${p50}, p99 ${p99} (${kept ? 'kept' : 'EXCEEDED'}: below ${AT_MOST}); the whole page ${ms} ms`,
        `  ${each.join(' · ')}`,
      ];
}

const filled = (language: Language, collectives: number, seconds: number): string =>
  language === 'fr'
    ? `${collectives} million(s) de publications écrites en ${seconds.toFixed(0)} s`
    : `${collectives} million posts written in ${seconds.toFixed(0)} s`;

async function asOwner(server: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(text);
  await client.end();
}

async function newDatabase(server: string, name: string): Promise<string> {
  await asOwner(server, `drop database if exists ${name} with (force)`);
  await asOwner(server, `create database ${name}`);
  return Object.assign(new URL(server), { pathname: `/${name}` }).href;
}

const dropDatabase = (server: string, url: string): Promise<void> =>
  asOwner(server, `drop database ${new URL(url).pathname.slice(1)} with (force)`);

function noServer(): AppError {
  return new AppError({
    code: 'env-invalid',
    status: 400,
    field: 'TEST_POSTGRES_URL',
    fr: 'Le banc « growth » demande un serveur PostgreSQL où il puisse créer deux bases : donnez son adresse dans TEST_POSTGRES_URL.',
    en: 'The bench "growth" needs a PostgreSQL server where it may create two databases: give its address in TEST_POSTGRES_URL.',
  });
}
