import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { openStore } from '../../../db/store.ts';
import { october, startService } from './service.ts';

const TOKEN = 'a token for tests, long enough';

test('whoever bears the token reads how the service is, without a person in it', async () => {
  await using store = await openStore('sqlite::memory:');
  await october(store);
  await using service = await startService(store, { metricsToken: TOKEN });
  const cookie = await service.enter('alice', 'coordinator');
  await service.ask('/api/v1/summary', { cookie });
  await service.ask('/nobody-knows?jeton=secret');
  const response = await service.ask('/metrics', { headers: { authorization: `Bearer ${TOKEN}` } });
  assert.match(response.headers.get('content-type') ?? '', /^text\/plain/);
  const text = await response.text();
  assert.match(text, /^i4emploi_requests_total\{operation="getSummary",status="200"\} 1$/m);
  assert.match(text, /^i4emploi_requests_total\{operation="other",status="404"\} 1$/m);
  assert.match(text, /^i4emploi_stopped 0$/m);
  assert.match(text, /^i4emploi_night_good 1$/m);
  assert.match(text, /^i4emploi_x_cost_dollars 0$/m);
  assert.doesNotMatch(text, /alice|secret|nobody|@/);
  for (const line of text.trim().split('\n'))
    assert.match(
      line,
      /^(# (HELP|TYPE) i4emploi_\w+ .+|i4emploi_\w+(\{\w+="[\w-]+"(,\w+="[\w-]+")*\})? [\d.e+-]+)$/,
    );
});

test('without the token, or with another, there is no such address', async () => {
  await using store = await openStore('sqlite::memory:');
  await using closed = await startService(store);
  assert.equal((await closed.ask('/metrics')).status, 404);
  await using service = await startService(store, { metricsToken: TOKEN });
  const ask = async (authorization: string) =>
    (await service.ask('/metrics', { headers: { authorization } })).status;
  assert.deepEqual(
    [await ask(''), await ask('Bearer another'), await ask(`Bearer ${TOKEN}`)],
    [404, 404, 200],
  );
});

test('the proxy lets it out under no spelling that is answered', async () => {
  const caddyfile = readFileSync('jobs/operate/Caddyfile', 'utf8');
  assert.match(caddyfile, /^\s*respond @inside 404$/m);
  // Caddy ignores case, and takes a star at the end for anything.
  const pattern = /^\s*@inside path (\S+)$/m.exec(caddyfile)?.[1] ?? '';
  const kept = (path: string) =>
    pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store, { metricsToken: TOKEN });
  const headers = { authorization: `Bearer ${TOKEN}` };
  for (const path of ['/metrics', '/METRICS', '/metrics/']) {
    const { status } = await service.ask(path, { headers });
    assert.ok(status === 404 || kept(path.toLowerCase()), path);
  }
});
