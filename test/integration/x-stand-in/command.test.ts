import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { STAND_IN_CREDENTIALS } from '../../x-stand-in/http/auth.ts';

const MAIN = new URL('../../x-stand-in/main.ts', import.meta.url).pathname;

async function run(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [MAIN, ...args]);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

test('the command says where it listens, answers, and its clock is set from outside', async () => {
  const child = spawn(process.execPath, [
    MAIN,
    '--port',
    '0',
    '--world',
    'empty',
    '--now',
    '2019-01-01T00:00:00Z',
  ]);
  try {
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line.toString())?.[0];
    assert.ok(url, line.toString());
    const clock = await fetch(`${url}/_control/clock`, {
      method: 'POST',
      body: '{"now":"2019-02-01T00:00:00Z"}',
    });
    assert.deepEqual(await clock.json(), { now: '2019-02-01T00:00:00.000Z' });
    const headers = { authorization: `Bearer ${STAND_IN_CREDENTIALS.bearerToken}` };
    const answer = await fetch(`${url}/2/users/by/username/i4Emploi`, { headers });
    assert.equal(answer.headers.get('date'), 'Fri, 01 Feb 2019 00:00:00 GMT');
    assert.equal(((await answer.json()) as { data: { username: string } }).data.username, 'i4Emploi');
    const wrong = await fetch(`${url}/_control/clock`, { method: 'POST', body: 'demain' });
    assert.equal(wrong.status, 400);
    assert.equal((await fetch(`${url}/elsewhere`)).status, 404);
  } finally {
    child.kill('SIGTERM');
  }
  const [code] = (await once(child, 'close')) as [number | null];
  assert.equal(code, 0);
});

test('--help tells every option', async () => {
  const { code, out } = await run('--help');
  assert.equal(code, 0);
  for (const option of ['--port', '--world', '--seed', '--now', '--dialect', '--rate-limit'])
    assert.ok(out.includes(option), option);
});

test('what is typed wrong is told in one sentence, and the exit code is not 0', async () => {
  const wrong = [['--colour'], ['--port', 'abc'], ['--world', 'mars'], ['--now', 'hier'], ['--seed', '-1']];
  await Promise.all(
    wrong.map(async (args) => {
      const { code, err, out } = await run(...args);
      assert.equal(code, 2, args.join(' '));
      assert.match(err, /^[^\n]+\.\n$/);
      assert.equal(out, '');
    }),
  );
});

test('a port in use is told as such', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as { port: number };
  const { code, err } = await run('--port', String(port), '--world', 'empty');
  taken.close();
  assert.equal(code, 2);
  assert.match(err, new RegExp(`Port ${port} is already in use`));
});
