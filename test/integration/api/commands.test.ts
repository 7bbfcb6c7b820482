import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { hashToken } from '../../../api/auth/tokens.ts';
import { instant } from '../../../db/core/calendar.ts';
import { signInLinkState } from '../../../db/queries/sign-in-links.ts';
import { openStore } from '../../../db/store.ts';

const folder = mkdtempSync(join(tmpdir(), 'i4emploi-api-'));
const database = `sqlite:${join(folder, 'figures.db')}`;
after(() => rmSync(folder, { recursive: true }));
before(async () => {
  await using _store = await openStore(database);
});

type Ended = { code: number | null; stdout: string; stderr: string };

/** Runs a command of the api room; `until` is called with what it has printed so far. */
async function run(
  main: string,
  args: string[],
  env: Record<string, string> = {},
  until?: (stdout: string, kill: (signal: NodeJS.Signals) => void) => void,
): Promise<Ended> {
  const path = fileURLToPath(new URL(`../../../api/${main}`, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], {
    env: { LANG: 'fr_FR.UTF-8', DATABASE_URL: database, PORT: '0', ...env },
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
    until?.(stdout, (signal) => child.kill(signal));
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

test('invite prints a link at the public address, and nothing else', async () => {
  const { code, stdout } = await run('invite-main.ts', ['--role', 'coordinator', '--name', 'alice'], {
    PUBLIC_URL: 'https://mesure.example',
  });
  assert.equal(code, 0);
  assert.match(stdout, /^https:\/\/mesure\.example\/fr\/entree\?jeton=[\w-]{43}\n$/);
});

test('a link is withdrawn and an access given back at a terminal too', async () => {
  const bea = ['--name', 'bea'];
  const nothing = await run('invite-main.ts', ['--withdraw', ...bea]);
  assert.deepEqual([nothing.code, /Aucun lien de cette personne/.test(nothing.stderr)], [2, true]);
  const made = await run('invite-main.ts', ['--role', 'steward', ...bea]);
  const withdrawn = await run('invite-main.ts', ['--withdraw', ...bea]);
  assert.deepEqual([withdrawn.code, withdrawn.stdout], [0, 'Le lien n’ouvre plus rien.\n']);
  const token = made.stdout.trim().split('jeton=')[1] ?? '';
  {
    await using store = await openStore(database);
    assert.equal(
      await signInLinkState(store.db, hashToken(token), instant(new Date().toISOString())),
      'unknown',
    );
    await store.db
      .updateTable('staff_member')
      .set({ ended_at: instant('2018-10-31T09:00:00Z') })
      .where('name', '=', 'bea')
      .execute();
  }
  const refused = await run('invite-main.ts', ['--role', 'steward', ...bea]);
  assert.deepEqual([refused.code, /Rendez-le-lui/.test(refused.stderr)], [2, true]);
  const back = await run('invite-main.ts', ['--back', '--role', 'steward', ...bea]);
  assert.match(back.stdout, /entree\?jeton=/);
  const again = await run('invite-main.ts', ['--back', '--role', 'steward', ...bea]);
  assert.deepEqual([again.code, /Aucun accès fini/.test(again.stderr)], [2, true]);
});

test('every command tells how it is used', async () => {
  for (const main of ['main.ts', 'invite-main.ts']) {
    const { code, stdout } = await run(main, ['--help']);
    assert.equal(code, 0);
    assert.match(stdout, /^npm (start|run invite)/);
  }
});

test('each wrong command line or setting is one sentence and a code that is not 0', async (t) => {
  const port = createServer().listen(0, '127.0.0.1');
  await once(port, 'listening');
  t.after(() => port.close());
  const taken = String((port.address() as AddressInfo).port);
  const cases: [main: string, args: string[], env: Record<string, string>, code: number, says: RegExp][] = [
    ['invite-main.ts', ['--role', 'king', '--name', 'alice'], {}, 2, /--role attend un rôle/],
    ['invite-main.ts', ['--role', 'publisher'], {}, 2, /--name attend un nom/],
    ['invite-main.ts', ['--colour'], {}, 2, /Option inconnue : --colour/],
    ['invite-main.ts', ['--role', 'king'], { LANG: 'en_GB.UTF-8' }, 2, /--role expects a role/],
    ['main.ts', ['now'], {}, 2, /Argument en trop|mal employée/],
    ['main.ts', [], { PORT: 'http' }, 2, /Variable PORT/],
    ['main.ts', [], { DATABASE_URL: `sqlite:${join(folder, 'no', 'where.db')}` }, 2, /where\.db/],
    ['main.ts', [], { PORT: taken }, 1, new RegExp(`port ${taken} est déjà pris`, 'i')],
  ];
  const wrongFile = join(folder, 'wrong.json');
  writeFileSync(wrongFile, '{"name":"#i4Emploi"}');
  cases.push(['main.ts', [], { COLLECTIVE_FILE: wrongFile }, 2, /wrong\.json : le champ/]);
  for (const [main, args, env, code, says] of cases) {
    const ended = await run(main, args, env);
    assert.match(ended.stderr, says, args.join(' '));
    assert.doesNotMatch(ended.stderr.trim(), /\n/, 'one line');
    assert.equal(ended.code, code, ended.stderr);
    assert.equal(ended.stdout, '');
  }
});

test('a database that cannot be written is one sentence', {
  skip: process.getuid?.() === 0 && 'root may write everywhere',
}, async () => {
  const closed = join(folder, 'closed');
  mkdirSync(closed);
  writeFileSync(join(closed, 'a.db'), '');
  chmodSync(closed, 0o500);
  const ended = await run('main.ts', [], { DATABASE_URL: `sqlite:${join(closed, 'a.db')}` });
  chmodSync(closed, 0o700);
  assert.equal(ended.code, 1);
  assert.match(ended.stderr, /ne peut pas être écrite/);
});

test('a new service starts on nothing, says where it listens and what comes next, and ends at Ctrl-C', async () => {
  const path = join(folder, 'new.db');
  const ended = await run('main.ts', [], { DATABASE_URL: `sqlite:${path}` }, (stdout, kill) => {
    if (stdout.includes('npm run job')) kill('SIGINT');
  });
  assert.match(ended.stdout, /^Le service écoute : http:\/\/127\.0\.0\.1:\d+\nRien n’est encore mesuré\./);
  assert.deepEqual([ended.code, ended.stderr], [0, '']);
  assert.ok(existsSync(path));
});

test('a service that starts forgets who was let in by what has expired', async () => {
  const url = `sqlite:${join(folder, 'old.db')}`;
  {
    await using store = await openStore(url);
    await store.db
      .insertInto('session')
      .values({
        token_hash: 'old',
        role: 'coordinator',
        name: 'alice',
        created_at: instant('2018-10-01T09:00:00Z'),
        expires_at: instant('2018-10-31T09:00:00Z'),
        revoked_at: null,
        staff_id: null,
        device: null,
        used_day: null,
        idle_at: instant('2018-10-31T09:00:00Z'),
      })
      .execute();
  }
  await run('main.ts', [], { DATABASE_URL: url }, (stdout, kill) => {
    if (stdout.includes('écoute')) kill('SIGINT');
  });
  await using store = await openStore(url);
  assert.deepEqual(await store.db.selectFrom('session').select('name').execute(), []);
});
