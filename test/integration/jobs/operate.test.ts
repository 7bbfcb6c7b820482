import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { VARIABLES } from '../../../db/core/env.ts';
import { silentLog } from '../../../db/core/log.ts';
import { lastMigration, openStore } from '../../../db/store.ts';
import { verifyBackup } from '../../../jobs/backup/backup-file.ts';
import { pingAfterNight } from '../../../jobs/ping.ts';

test('an upgrade backs up what the old version left before it changes the schema', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'upgrade-'));
  const url = `sqlite:${join(folder, 'store.db')}`;
  const old = '0028-annotations';
  await (await openStore(url, { migration: old }))[Symbol.asyncDispose]();
  const env = {
    ...process.env,
    DATABASE_URL: url,
    BACKUP_FOLDER: join(folder, 'backups'),
    LANG: 'fr_FR.UTF-8',
  };
  const { stdout } = await promisify(execFile)(process.execPath, ['jobs/upgrade-main.ts'], { env });
  assert.match(stdout, new RegExp(`sauvegardé ; schéma ${old} → `.replaceAll(' ', '\\s')));
  const [name = ''] = readdirSync(join(folder, 'backups')).filter((file) => file.endsWith('.backup'));
  assert.equal((await verifyBackup(join(folder, 'backups', name))).head.migration, old);
  await using store = await openStore(url, { asItIs: true });
  assert.notEqual(await lastMigration(store.db), old);
});

test('a watcher is asked once after a good night, and one that is gone is no failure', async () => {
  const asked: string[] = [];
  const watcher = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.end('OK');
  });
  await new Promise<void>((resolve) => watcher.listen(0, '127.0.0.1', resolve));
  const { port } = watcher.address() as AddressInfo;
  await pingAfterNight(`http://127.0.0.1:${port}/night`, silentLog());
  assert.deepEqual(asked, ['GET /night']);
  watcher.closeAllConnections();
  await new Promise((resolve) => watcher.close(resolve));
  await pingAfterNight(`http://127.0.0.1:${port}/night`, silentLog());
});

test('the files to run it with name scripts that exist and variables that are read, and graph what is told', () => {
  const read = (name: string) => readFileSync(join('jobs/operate', name), 'utf8');
  for (const name of [
    'i4emploi.service',
    'i4emploi-api@.service',
    'i4emploi-worker@.service',
    'compose.yaml',
    'Dockerfile',
  ]) {
    const scripts = read(name).match(/(?:api|jobs)\/[\w-]+\.ts/g) ?? [];
    for (const script of scripts) assert.ok(existsSync(script), `${name}: ${script}`);
  }
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const started = (name: string) =>
    read(name)
      .match(/^(?:ExecStart|CMD).*node(?:", "| )(.+?)"?\]?$/m)?.[1]
      ?.replaceAll('", "', ' ');
  for (const [name, script] of [
    ['i4emploi.service', 'start'],
    ['Dockerfile', 'start'],
    ['i4emploi-api@.service', 'api'],
    ['i4emploi-worker@.service', 'worker'],
  ] as const)
    assert.equal(`node ${started(name)}`, scripts[script], `${name} does what npm run ${script} does`);
  const known = new Set<string>(VARIABLES.flatMap((name) => [name, `${name}_FILE`]));
  const named = [
    ...read('env.example').matchAll(/^#?([A-Z_]+)=/gm),
    ...read('compose.yaml').matchAll(/^ {4}([A-Z_]+):/gm),
  ].map(([, name = '']) => name);
  assert.ok(named.length > 10);
  assert.deepEqual(
    named.filter((name) => !known.has(name)),
    [],
  );
  // A service does not start without a file that it is told to read.
  const asked = [...read('env.example').matchAll(/^[A-Z_]+_FILE=(\/etc\/.+)$/gm)].map(
    ([, path = '']) => path,
  );
  assert.ok(asked.length > 0);
  for (const page of [read('README.md'), readFileSync('LISEZMOI.md', 'utf8')])
    for (const path of asked) assert.match(page, new RegExp(`^ *openssl .* > ${path}$`, 'm'));
  const told = readFileSync('api/routes/metrics.ts', 'utf8');
  const graphed = read('grafana.json').match(/i4emploi_\w+/g) ?? [];
  assert.deepEqual(
    graphed.filter((name) => !told.includes(name)),
    [],
  );
});

test('what stands ready is not noted again by whoever may only read it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ready-'));
  copyFileSync('setup.mjs', join(folder, 'setup.mjs'));
  mkdirSync(join(folder, 'node_modules'));
  // Whatever answers to --version passes for a browser here.
  const env = { ...process.env, PUPPETEER_EXECUTABLE_PATH: process.execPath };
  const makeReady = () =>
    promisify(execFile)(process.execPath, [join(folder, 'setup.mjs'), 'browser'], { env });
  await makeReady();
  const [note = ''] = globSync(join(folder, 'node_modules/.cache/**/browser.json'));
  utimesSync(note, 1, 1);
  await makeReady();
  assert.equal(statSync(note).mtimeMs, 1000);
});

test('three services are shut in alike', () => {
  const shutIn = (name: string) =>
    /^StateDirectory=.+?\n\n/ms.exec(readFileSync(join('jobs/operate', name), 'utf8'))?.[0];
  assert.match(shutIn('i4emploi.service') ?? '', /^SystemCallFilter=@system-service /m);
  for (const name of ['i4emploi-api@.service', 'i4emploi-worker@.service'])
    assert.equal(shutIn(name), shutIn('i4emploi.service'));
});

test('no image holds what no commit holds', () => {
  const lines = (path: string) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'));
  const left = new Set(lines('jobs/operate/Dockerfile.dockerignore'));
  const uncommitted = lines('.gitignore').map((line) => line.replace(/\/$/, ''));
  assert.deepEqual(
    uncommitted.filter((line) => !left.has(line.includes('/') ? line : `**/${line}`)),
    [],
  );
});

// Compressed by Caddy, events wait until there are enough of them, whatever `no-transform` says.
test('the proxy compresses nothing: the service does, and what it tells live is not held back', () => {
  assert.doesNotMatch(readFileSync('jobs/operate/Caddyfile', 'utf8'), /^\s*encode\b/m);
});
