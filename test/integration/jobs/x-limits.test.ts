import assert from 'node:assert/strict';
import { test } from 'node:test';
import { searchPages } from '../../../jobs/sources/x/endpoints.ts';
import { drain, failure, json, NOW, openLoopbackX, SEARCH, wirePage } from './loopback-x.ts';

const NOW_MS = Date.parse(NOW);
const seconds = (milliseconds: number): string => String(milliseconds / 1000);
const tooMany = { title: 'Too Many Requests', type: 'about:blank', status: 429 };

/** What the client waits after one 429 with these headers, X's clock being `ahead` of ours. */
async function waitAfter(headers: Record<string, string>, ahead = 0): Promise<number | null> {
  const date = new Date(NOW_MS + ahead).toUTCString();
  const limit = { 'x-rate-limit-limit': '450', 'x-rate-limit-remaining': '0', date };
  await using loopback = await openLoopbackX(
    (response, n) =>
      n === 1
        ? json(response, 429, tooMany, { ...limit, ...headers })
        : json(response, 200, wirePage(['1']), { date }),
    { patienceMs: 900_000 },
  );
  assert.equal((await drain(searchPages(loopback.x, SEARCH))).length, 1);
  assert.equal(loopback.slept.length, 1);
  return loopback.slept[0] ?? null;
}

test('a rate limit is waited for from one second to fifteen minutes, whatever its reset says', async () => {
  const cases: [string, Record<string, string>, number][] = [
    ['in a second', { 'x-rate-limit-reset': seconds(NOW_MS + 1000) }, 2000],
    ['in fifteen minutes', { 'x-rate-limit-reset': seconds(NOW_MS + 900_000) }, 900_000],
    ['past', { 'x-rate-limit-reset': seconds(NOW_MS - 60_000) }, 1000],
    ['absent', {}, 900_000],
    ['no number', { 'x-rate-limit-reset': 'soon' }, 900_000],
    ['in milliseconds', { 'x-rate-limit-reset': String(NOW_MS + 1000) }, 900_000],
  ];
  for (const [name, headers, wait] of cases) assert.equal(await waitAfter(headers), wait, name);
});

test('the wait ends when X’s clock says so: ours may be an hour fast or three days slow', async () => {
  for (const ahead of [-3_600_000, 3_600_000, 3 * 86_400_000, -3 * 86_400_000]) {
    const reset = seconds(NOW_MS + ahead + 30_000);
    assert.equal(await waitAfter({ 'x-rate-limit-reset': reset }, ahead), 31_000, `${ahead}`);
  }
});

test('an answer whose body never came is no empty page: it is asked for again', async () => {
  await using loopback = await openLoopbackX((response, n) => {
    if (n > 1) return json(response, 200, wirePage(['1']));
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
    response.flushHeaders();
    setTimeout(() => response.destroy(), 5);
  });
  assert.equal((await drain(searchPages(loopback.x, SEARCH))).length, 1);
  const empty = await failure(
    (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end(),
  );
  assert.equal(empty.error.kind, 'partial-response');
  assert.equal(empty.asked, 4);
});

test('an answer of more than ten megabytes is cut before it fills the memory', async () => {
  let sent = 0;
  const { error } = await failure((response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const more = (): void => {
      if (response.destroyed) return;
      sent += 1_000_000;
      response.write(' '.repeat(1_000_000), more);
    };
    more();
  });
  assert.equal(error.kind, 'too-large');
  assert.ok(sent < 4 * 30_000_000, `${sent} bytes were sent`);
});
