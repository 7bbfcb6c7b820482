import assert from 'node:assert/strict';
import { test } from 'node:test';
import { searchPages, usersSearchPages } from '../../../jobs/sources/x/endpoints.ts';
import { drain, failure, json, openLoopbackX, SEARCH, wirePage, wirePost } from './loopback-x.ts';

test('pages are read to the end, short and empty ones too, with the same question', async () => {
  await using loopback = await openLoopbackX((response, n) => {
    if (n === 1) return json(response, 200, wirePage(['3', '2'], 'b'));
    if (n === 2) return json(response, 200, { meta: { result_count: 0, next_token: 'c' } });
    json(response, 200, wirePage(['1']));
  });
  const posts = await drain(searchPages(loopback.x, SEARCH));
  assert.deepEqual(
    posts.map(({ id }) => id),
    ['3', '2', '1'],
  );
  assert.ok(loopback.asked.every((url) => url.startsWith('/2/tweets/search/recent?query=%23i4Emploi')));
  assert.match(loopback.asked[2] ?? '', /next_token=c/);
});

test('a page of HTML with status 200, and JSON cut short, are no pages', async () => {
  const html = await failure((response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<html>');
  });
  assert.equal(html.error.kind, 'corrupt');
  assert.equal(html.asked, 4);
  const cut = await failure((response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{"data":[{"id":"1"');
  });
  assert.equal(cut.error.kind, 'corrupt');
});

test('a field that X left out is missed, also when it only understands the other names', async () => {
  const missing = await failure((response) =>
    json(response, 200, { data: [wirePost('1', { author_id: undefined })], meta: { result_count: 1 } }),
  );
  assert.equal(missing.error.kind, 'field-missing');
  assert.equal(missing.error.detail, 'author_id');
  await using loopback = await openLoopbackX((response, _, request) => {
    const known = new URL(request.url ?? '', 'http://x').searchParams.has('post.fields');
    json(
      response,
      200,
      known ? wirePage(['1']) : { data: [{ id: '1', text: 'a' }], meta: { result_count: 1 } },
    );
  });
  assert.equal((await drain(searchPages(loopback.x, SEARCH))).length, 1);
  assert.equal((await drain(searchPages(loopback.x, SEARCH))).length, 1);
  assert.equal(loopback.asked.length, 3);
});

test('X may change its names from one answer to the next, and back', async () => {
  const speaks = ['tweet', 'post', 'post', 'tweet'];
  let page = 0;
  await using loopback = await openLoopbackX((response, _, request) => {
    const { searchParams } = new URL(request.url ?? '', 'http://x');
    const understood = searchParams.has(`${speaks[page]}.fields`);
    const next = page < speaks.length - 1 ? `page${page}` : undefined;
    if (understood) page += 1;
    json(
      response,
      200,
      understood
        ? wirePage([`${page}`], next)
        : { data: [{ id: '9', text: 'a' }], meta: { result_count: 1 } },
    );
  });
  const pages = [];
  for await (const one of searchPages(loopback.x, SEARCH)) pages.push(one);
  assert.deepEqual(
    pages.map(({ items, requests }) => [items[0]?.id, requests.length]),
    [
      ['1', 1],
      ['2', 2],
      ['3', 1],
      ['4', 2],
    ],
  );
});

test('an id that is a number has lost digits and is refused; NUL and half characters are made storable', async () => {
  const { error } = await failure((response) =>
    json(response, 200, { data: [wirePost('1', { id: Number('1234567890123456789') })], meta: {} }),
  );
  assert.equal(error.kind, 'unexpected-shape');
  await using loopback = await openLoopbackX((response) =>
    json(response, 200, { data: [wirePost('1', { text: 'a\0b\ud83d c 👍' })], meta: {} }),
  );
  const [post] = await drain(searchPages(loopback.x, SEARCH));
  assert.equal(post?.text, 'a\ufffdb\ufffd c 👍');
});

test('the account search is signed as a user, everything else is asked by the app', async () => {
  const schemes: (string | undefined)[] = [];
  await using loopback = await openLoopbackX((response, _, request) => {
    schemes.push(request.headers.authorization?.split(' ')[0]);
    json(response, 200, { meta: {} });
  });
  await drain(usersSearchPages(loopback.x, 'i4Emploi'));
  await drain(searchPages(loopback.x, SEARCH));
  assert.deepEqual(schemes, ['OAuth', 'Bearer']);
});
