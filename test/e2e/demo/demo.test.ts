import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { EditionsDesk } from '../../../api/contract/editions-desk.ts';
import { type Figure, judge, type Truth } from '../../demo/figures.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'i4emploi-demo-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function demo(...args: string[]) {
  const child = spawn(process.execPath, ['test/demo/main.ts', ...args], {
    cwd: root,
    env: { ...process.env, LANG: 'fr_FR.UTF-8', LC_ALL: '' },
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output, errors }));
  return { child, ended };
}

const read = (name: string) => readFileSync(join(folder, name));
const json = <T>(name: string): T[] => JSON.parse(read(name).toString());

test('one command leaves four measured years, their truth and the printed anniversary', async () => {
  const { code, errors } = await demo('--no-serve', '--out', folder, '--seed', '3').ended;
  assert.equal(code, 0, errors);
  assert.deepEqual(
    readdirSync(folder).filter((name) => !name.includes('-wal') && !name.includes('-shm')),
    [
      'anniversary-report-2019.html',
      'anniversary-report-2019.pdf',
      'figures.json',
      'i4emploi.db',
      'pseudonym.key',
      'rapport-anniversaire-2019.html',
      'rapport-anniversaire-2019.pdf',
      'truth.json',
    ],
  );
  assert.equal(read('rapport-anniversaire-2019.pdf').subarray(0, 5).toString(), '%PDF-');
  const page = read('rapport-anniversaire-2019.html').toString();
  assert.ok(page.includes('Démonstration, données inventées'));
  assert.ok(
    page.includes('je commence lundi') && !page.includes('Témoignage retiré'),
    'who agreed to it is quoted',
  );
  assert.doesNotMatch(page, /<script|<link [^>]*href="\/|src="\//);
});

test('each figure is the truth, or holds it between bounds and says why', () => {
  const figures = json<Figure>('figures.json');
  const truth = json<Truth>('truth.json');
  assert.equal(figures.length, 14 * 5);
  assert.deepEqual(
    figures.map(({ key, period }) => `${key} ${period}`),
    truth.map(({ key, period }) => `${key} ${period}`),
  );
  const verdicts = figures.map((figure, index) => judge(figure, truth[index] as Truth));
  assert.deepEqual([...new Set(verdicts)].sort(), ['equal', 'within']);
});

test('run again in the same folder, no figure moves', async () => {
  const before = read('figures.json').toString();
  const database = read('i4emploi.db').length;
  const { code, output } = await demo('--no-serve', '--out', folder, '--seed', '3').ended;
  assert.equal(code, 0);
  assert.match(output, /Rien de nouveau à collecter/);
  assert.equal(read('figures.json').toString(), before);
  assert.equal(read('i4emploi.db').length, database);
});

test('another world is not mixed into the folder', async () => {
  const { code, errors } = await demo('--no-serve', '--out', folder, '--seed', '4').ended;
  assert.equal(code, 2);
  assert.match(errors, /contient déjà le monde n°\s3/);
});

test('served, it opens to the link it prints, and Ctrl-C ends it', async () => {
  const { child, ended } = demo('--out', folder, '--seed', '3');
  let link = '';
  for await (const line of createInterface({ input: child.stdout })) {
    link = /Pour entrer[^:]*: (http\S+)/.exec(line)?.[1] ?? '';
    if (link) break;
  }
  const site = new URL(link).origin;
  assert.equal((await fetch(`${site}/api/v1/summary`)).status, 401);
  assert.equal((await fetch(`${site}/fr`)).status, 200);
  const entered = await fetch(link.split('?')[0] as string, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: site },
    body: new URLSearchParams({ jeton: new URL(link).searchParams.get('jeton') ?? '' }),
  });
  assert.equal(entered.status, 303);
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const summary = await fetch(`${site}/api/v1/summary`, { headers: { cookie } });
  assert.equal(summary.status, 200);
  assert.equal(((await summary.json()) as { demonstration: boolean }).demonstration, true);
  const desk = await fetch(`${site}/api/v1/editions-desk`, { headers: { cookie } });
  const { editions } = EditionsDesk.parse(await desk.json());
  assert.deepEqual(
    editions.map(({ id, state, yearIsPublic }) => [id.slice(0, 17), state, yearIsPublic]).sort(),
    [
      ['anniversaire-2018', 'draft', true],
      ['anniversaire-2019', 'frozen', false],
    ],
    'there is something to publish',
  );
  child.kill('SIGINT');
  assert.equal((await ended).code, 0);
});

test('what is typed wrong is one sentence, and nothing is written', async () => {
  for (const [args, sentence] of [
    [['--seed', 'x'], /--seed/],
    [['--nope'], /--nope/],
    [['again'], /again/],
    [['--port', '99999'], /--port/],
  ] as const) {
    const { code, errors, output } = await demo(...args, '--no-serve').ended;
    assert.equal(code, 2, args.join(' '));
    assert.match(errors, sentence);
    assert.equal(errors.trim().split('\n').length, 1, errors);
    assert.equal(output, '');
  }
});

test('a port that is taken is one sentence', async () => {
  await using server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { code, errors } = await demo('--out', folder, '--seed', '3', '--port', `${port}`).ended;
  assert.equal(code, 1);
  assert.match(errors, new RegExp(`${port}.*déjà pris`));
});
