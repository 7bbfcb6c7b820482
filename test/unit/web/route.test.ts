import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf, parseRoute } from '../../../web/site/route.ts';

test('an address names a language, a page and a period', () => {
  const route = parseRoute('/fr?annee=2018&asOf=2019-01-31');
  assert.deepEqual(
    [route.language, route.page, route.period, route.asOf],
    ['fr', 'home', '2018-2019', '2019-01-31'],
  );
  assert.equal(parseRoute('/en/editions/anniversary-2019-1').id, 'anniversary-2019-1');
});

test('changing language keeps the page and the period, in the words of that language', () => {
  const route = parseRoute('/fr?annee=2018&asOf=2019-01-31');
  assert.equal(addressOf({ ...route, language: 'en' }), '/en?year=2018&asOf=2019-01-31');
  const report = parseRoute('/en/editions/a%20b');
  assert.equal(addressOf({ ...report, language: 'fr' }), '/fr/editions/a%20b');
});

test('the catalogue has the same address in both languages', () => {
  const route = parseRoute('/fr/catalogue');
  assert.equal(route.page, 'catalogue');
  assert.equal(addressOf({ ...route, language: 'en' }), '/en/catalogue');
});

test('the sorting desk has a name in each language', () => {
  const route = parseRoute('/fr/tri');
  assert.equal(route.page, 'sorting');
  assert.equal(addressOf({ ...route, language: 'en' }), '/en/sort');
  assert.equal(parseRoute('/en/sort').page, 'sorting');
  assert.equal(parseRoute('/fr/sort').page, 'not-found');
});

test('the page of editions stands before the editions themselves', () => {
  const route = parseRoute('/fr/editions');
  assert.equal(route.page, 'editions');
  assert.equal(addressOf({ ...route, language: 'en' }), '/en/editions');
  assert.equal(parseRoute('/fr/editions/a').page, 'edition');
});

test('the bare address follows the languages of the reader, French when it knows none', () => {
  assert.equal(parseRoute('/', ['de-DE', 'en-US', 'fr']).language, 'en');
  assert.equal(parseRoute('/', ['de-DE']).language, 'fr');
});

test('what leads nowhere says so, and a year that is none is no year', () => {
  for (const path of ['/de', '/fr/autre', '/fr/editions/a/b'])
    assert.equal(parseRoute(path).page, 'not-found', path);
  assert.equal(parseRoute('/fr?annee=hier').period, 'all');
});

test('any window has an address, in the words of its language, and comes back from it unchanged', () => {
  for (const period of ['2018-2019', '2018', '2018-03', '28d', '2018-03-01..2018-04-15', 'all']) {
    const route = { ...parseRoute('/fr/requests'), period };
    assert.equal(parseRoute(addressOf(route)).period, period);
    assert.equal(parseRoute(addressOf({ ...route, language: 'en' })).period, period);
  }
  assert.equal(addressOf({ ...parseRoute('/fr/relays'), period: '28d' }), '/fr/relays?periode=28d');
  assert.equal(parseRoute('/fr?periode=<script>').period, 'all');
});

test('a page of figures and an indicator keep the window from one to the next; a frozen page has none', () => {
  const route = parseRoute('/fr/requests?periode=2018-03&asOf=2019-01-31');
  const next = addressOf({ ...route, page: 'indicator', id: 'seeker_requests' });
  assert.equal(next, '/fr/indicators/seeker_requests?periode=2018-03&asOf=2019-01-31');
  assert.equal(parseRoute(next).id, 'seeker_requests');
  assert.equal(addressOf({ ...route, page: 'published' }), '/fr/published');
});
