import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readGone } from '../../../jobs/sources/x/compliance-jobs.ts';
import { demandStorage } from '../../../jobs/sources/x/storage.ts';
import { openLoopbackX } from './loopback-x.ts';

const ENDPOINT = 'compliance/upload';

test('files go to X’s storage over TLS, or to this machine when a stand-in plays X, and nowhere else', () => {
  demandStorage('https://storage.googleapis.com/twttr-tweet-compliance/1?sig=x', ENDPOINT, false);
  demandStorage('http://127.0.0.1:4010/_storage/upload/1', ENDPOINT, true);
  const wrong: [string, boolean][] = [
    ['http://storage.googleapis.com/1', false],
    ['https://storage.googleapis.com.example.org/1', false],
    ['https://storage.googleapis.com:8443/1', false],
    ['https://example.org/1', false],
    ['http://127.0.0.1/1', false],
    ['https://storage.googleapis.com/1', true],
    ['file:///etc/passwd', true],
    ['', false],
  ];
  for (const [address, standIn] of wrong) {
    assert.throws(() => demandStorage(address, ENDPOINT, standIn), { code: 'x-unexpected-shape' }, address);
  }
});

test('the storage sees the file and no credentials, and an answer without end is not read', async () => {
  const seen: [string | undefined, string | undefined, string][] = [];
  await using loopback = await openLoopbackX((response, n, request) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      seen.push([request.method, request.headers.authorization, body]);
      response.writeHead(200, { 'content-type': 'text/plain' });
      response.end(n === 1 ? '' : 'x'.repeat(100));
    });
  });
  const { x } = loopback;
  const ask = (url: string, more: { upload?: string; most?: number }) =>
    x.get({ endpoint: ENDPOINT, query: {}, storage: { url, ...more } });
  const { address } = loopback;
  await ask(`${address}/file`, { upload: '1\n2' });
  await assert.rejects(ask(`${address}/file`, { most: 99 }), { code: 'x-unexpected-shape' });
  assert.equal((await ask(`${address}/file`, { most: 100 })).body, 'x'.repeat(100));
  await assert.rejects(ask('https://example.org/file', { upload: '1' }), { code: 'x-unexpected-shape' });
  assert.deepEqual(seen, [
    ['PUT', undefined, '1\n2'],
    ['GET', undefined, ''],
    ['GET', undefined, ''],
  ]);
});

test('a refused, moved or broken file is an error of its own kind', async () => {
  const kinds: [number, string, number][] = [
    [403, 'x-not-found', 1],
    [302, 'x-network', 4],
    [503, 'x-server', 4],
  ];
  for (const [status, code, tries] of kinds) {
    await using loopback = await openLoopbackX((response) => {
      response.writeHead(status, { location: 'https://example.org/' });
      response.end();
    });
    const url = `${loopback.address}/file`;
    await assert.rejects(loopback.x.get({ endpoint: ENDPOINT, query: {}, storage: { url } }), { code });
    assert.equal(loopback.asked.length, tries, code);
  }
  await using cut = await openLoopbackX((response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('half', () => response.destroy());
  });
  const url = `${cut.address}/file`;
  await assert.rejects(cut.x.get({ endpoint: ENDPOINT, query: {}, storage: { url } }), {
    code: 'x-partial-response',
  });
});

test('an answer’s lines are read one by one; one that is not whole spoils them all', () => {
  const line = (rest: object) => `${JSON.stringify({ id: '7', action: 'delete', ...rest })}\n`;
  const gone = (text: string) => [...readGone(text, ENDPOINT).gone];
  assert.deepEqual(gone(''), []);
  assert.deepEqual(gone(line({ reason: 'deactivated' })), [['7', 'deactivated']]);
  assert.deepEqual(gone(line({ reason: 'scrub_geo' })), []);
  assert.deepEqual(gone(line({ reason: 'a-new-word' })), [['7', 'unknown']]);
  assert.deepEqual([...readGone(line({ action: 'hide', reason: 'x' }), ENDPOINT).unclear], ['7']);
  for (const broken of [line({}).slice(0, -5), '"7"\n', '{"id":7}\n', '{"id":"seven"}\n', '<html></html>']) {
    assert.throws(() => gone(line({ reason: 'deleted' }) + broken), { code: 'x-corrupt' }, broken);
  }
});
