import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'puppeteer';
import type { IndicatorsAnswer } from '../../../api/contract/indicator.ts';
import type { SummaryAnswer } from '../../../api/contract/summary.ts';
import type { Service } from '../../integration/api/service.ts';
import { violations } from './by-keyboard.ts';
import { aheadAndTaken } from './drawn-ahead.ts';
import { livingService } from './living-service.ts';
import { openPage } from './open-page.ts';

const PAGES = 'requests relays visibility accounts declarations advice quality published catalogue'.split(
  ' ',
);
const SCHEMES = ['light', 'dark'];
const WIDTHS = [360, 768, 1280];
const HEADLINES = [
  'seekers_distinct',
  'seekers_relayed',
  'collective_relays',
  'active_days_ratio',
  'job_declarations_cumulative',
  'bio_adopters',
];

const open = new AsyncDisposableStack();
/** What a reader must never meet: errors of the console, failed requests, requests to another origin. */
const amiss: string[] = [];
let service: Service;
let page: Page;

before(async () => {
  service = open.use(await livingService());
  ({ page } = open.use(await openPage()));
  page.on('pageerror', (error) => amiss.push(String(error)));
  page.on('console', (line) => line.type() === 'error' && amiss.push(line.text()));
  page.on('response', (answer) => answer.status() >= 400 && amiss.push(`${answer.status()} ${answer.url()}`));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== service.url && protocol !== 'data:') amiss.push(`asked ${request.url()}`);
  });
});
after(() => open.disposeAsync());

/** Waits until everything is drawn, or has said why not. */
const drawn = () =>
  page.waitForFunction(() => {
    const { ready, failed } = document.documentElement.dataset;
    return ready !== undefined || failed !== undefined;
  });

async function visit(path: string): Promise<void> {
  await page.goto(`${service.url}${path}`);
  await drawn();
}

/** An answer of the API, asked by the signed-in page itself. */
const ask = <T>(path: string): Promise<T> =>
  page.evaluate(async (address) => (await fetch(`/api/v1/${address}`)).json(), path);

/** The figures on the page: those of the cards, and those beside the charts. */
const figures = () =>
  page.$$eval('[data-figure]', (elements) =>
    elements.map((element) => ({
      key: element.getAttribute('data-figure') ?? '',
      card: element.matches('.essentials .card'),
      number: element.querySelector('.card-number, .fact-figure')?.textContent ?? '',
      prefix: element.querySelector('.card-prefix')?.textContent.trim() ?? null,
      text: element.textContent,
    })),
  );

/** The cards' numbers as numbers, shares as percentages; French or English thousands. */
async function cards() {
  return (await figures())
    .filter(({ card }) => card)
    .map(({ key, number, prefix }) => ({ key, prefix, value: Number(number.replace(/[\s,%]/g, '')) }));
}

/** What the cards must show, from the API alone. */
async function expected(query: string, atLeast: string) {
  const summary = await ask<SummaryAnswer>(`summary${query}`);
  const { indicators } = await ask<IndicatorsAnswer>('indicators');
  return HEADLINES.map((key) => {
    const indicator = indicators.find((entry) => entry.key === key);
    const measure = summary.figures.find((entry) => entry.indicator === key)?.measure;
    assert.ok(indicator && measure, key);
    const minimum = indicator.shown === 'lower_bound';
    const value = (minimum ? measure.low : null) ?? measure.value;
    assert.ok(value !== null, key);
    const percent = indicator.unit === 'share';
    return { key, prefix: minimum ? atLeast : null, value: percent ? Math.round(value * 100) : value };
  });
}

test('a link signs in, and the six cards show the numbers of the API', async () => {
  await page.goto(`${service.url}${await service.invite('alice', 'coordinator')}`);
  await Promise.all([page.waitForNavigation(), page.click('button[type=submit]')]);
  await drawn();
  assert.equal(page.url(), `${service.url}/fr`);
  assert.equal(await page.title(), 'Tableau de bord – #i4Emploi');
  assert.deepEqual(await cards(), await expected('', 'au moins'));
  assert.match(await page.$eval('aside', (aside) => aside.textContent), /données inventées/);
});

test('a period is an address, and the figures are those of that period', async () => {
  const whole = await cards();
  await Promise.all([page.waitForNavigation(), page.click('.periods a[href="/fr?annee=2015"]')]);
  await drawn();
  assert.equal(await page.title(), 'Tableau de bord, 2015–2016 – #i4Emploi');
  assert.equal(await page.$eval('.periods [aria-current]', (link) => link.textContent), '2015–2016');
  const year = await cards();
  assert.deepEqual(year, await expected('?year=2015', 'au moins'));
  assert.notDeepEqual(year, whole);
});

test('what is not measured is said in words, with the reason', async () => {
  const summary = await ask<SummaryAnswer>('summary?year=2016');
  const missing = summary.figures.filter(({ measure }) => measure.state === 'not_measured');
  const seen = [];
  for (const name of ['relays', 'declarations']) {
    await visit(`/fr/${name}?annee=2016`);
    seen.push(...(await figures()));
  }
  const shown = seen.filter(({ key }) => missing.some(({ indicator }) => indicator === key));
  assert.ok(shown.length > 0);
  for (const { key, number, text } of shown) {
    assert.equal(number, 'non mesuré', key);
    assert.match(
      text,
      /Le délai d’observation n’est pas encore écoulé|Aucune demande de la période|Trop peu de/,
      key,
    );
    assert.doesNotMatch(text, /\w_\w/, 'no code of ours in the reader’s face');
  }
});

test('what the next night may cost is told before anything is read, task by task', async () => {
  await visit('/fr/quality');
  const { plan } = await ask<SummaryAnswer>('summary');
  assert.ok(plan && plan.day === '2016-11-21');
  const section = await page.$eval('section[aria-labelledby=next-night]', (element) => ({
    title: element.querySelector('h2')?.textContent ?? '',
    rows: [...element.querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('th, td')].map((cell) => cell.textContent),
    ),
  }));
  const told = /(\d+),(\d\d)\s\$$/u.exec(section.title);
  assert.ok(Math.abs(Number(`${told?.[1]}.${told?.[2]}`) - plan.atMost) <= 0.005, section.title);
  const asked = plan.tasks.filter(({ state }) => state === 'known');
  assert.ok(asked.length >= 3);
  assert.deepEqual(
    section.rows.map((row) => row.slice(1, 3).map((text) => Number(text?.replace(/\s/g, '')))),
    asked.map(({ requests, objects }) => [requests, objects]),
  );
});

test('what is wrong with the store stands first among what asks for attention, until it is right again', async () => {
  const first = () => page.$eval('.attention', (list) => list.querySelector('li')?.textContent ?? '');
  const now = service.clock.now();
  service.clock.set('2016-11-01T09:00:00.000Z');
  await visit('/fr');
  assert.match(await first(), /^L’horloge de la machine retarde sur la dernière collecte/);
  service.clock.set(now);
  await visit('/fr');
  assert.doesNotMatch(await first(), /horloge/);
});

test('English is the same page, its numbers and its words', async () => {
  await visit('/fr?annee=2015');
  await Promise.all([page.waitForNavigation(), page.click('.site-bar a[hreflang=en]')]);
  await drawn();
  assert.equal(page.url(), `${service.url}/en?year=2015`);
  assert.equal(await page.$eval('html', (html) => html.lang), 'en');
  assert.deepEqual(await cards(), await expected('?year=2015', 'at least'));
});

test('the catalogue tells of every indicator, each at an address of its own that its card leads to', async () => {
  await visit('/fr');
  const link = '[data-figure="seekers_distinct"] details a';
  await page.$eval('[data-figure="seekers_distinct"] details', (details) => details.setAttribute('open', ''));
  await Promise.all([page.waitForNavigation(), page.click(link)]);
  await drawn();
  assert.equal(new URL(page.url()).hash, '#seekers_distinct');
  const { indicators } = await ask<IndicatorsAnswer>('indicators');
  const told = await page.$$eval('[data-indicator]', (entries) =>
    entries.map((entry) => [
      entry.id,
      entry.querySelector('.catalogue-definition')?.textContent?.trim() ?? '',
    ]),
  );
  assert.deepEqual(
    told.map(([key]) => key),
    [...Map.groupBy(indicators, ({ family }) => family).values()].flat().map(({ key }) => key),
  );
  assert.ok(told.every(([, definition]) => (definition ?? '').length > 20));
  const seen = await page.$eval('#seekers_distinct', (entry) => entry.getBoundingClientRect().top);
  assert.ok(seen >= 0 && seen < 200, `the entry stands at ${seen}`);
});

test('the keyboard alone chooses a period, opens a definition and reaches its way out of it', async () => {
  await visit('/fr');
  const tabTo = async (selector: string): Promise<void> => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      const [there, outline] = await page.evaluate((wanted) => {
        const { activeElement: active } = document;
        return [active?.matches(wanted), active && getComputedStyle(active).outlineStyle];
      }, selector);
      assert.equal(outline, 'solid', 'the focus is seen');
      if (there) return;
    }
    assert.fail(`${selector} cannot be reached`);
  };
  await tabTo('.skip');
  await tabTo('.sign-out');
  await tabTo('[data-figure=seekers_distinct] summary');
  await page.keyboard.press('Space');
  assert.ok(await page.$('[data-figure=seekers_distinct] details[open]'));
  await page.keyboard.press('Space');
  assert.equal(await page.$('details[open]'), null);
  await visit('/fr');
  await tabTo('.periods a[href="/fr?annee=2015"]');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  assert.equal(page.url(), `${service.url}/fr?annee=2015`);
});

test('no page breaks a rule of WCAG 2.2 AA, in either language, scheme or width, nor scrolls sideways', async () => {
  const { editions } = await ask<{ editions: { id: string }[] }>('editions');
  const [edition] = editions;
  assert.ok(edition);
  const names = [
    '',
    ...PAGES.map((name) => `/${name}`),
    '/indicators/seeker_requests',
    `/editions/${edition.id}`,
  ];
  const paths = names.flatMap((name) => [`/fr${name}`, `/en${name}`]);
  paths.push('/en?year=2015', '/fr/relays?periode=28d', '/fr/nulle-part');
  // Every page in both languages at each run; its scheme and width turn with its place in the list.
  for (const [turn, path] of paths.entries()) {
    const scheme = SCHEMES[(turn + (turn >> 1)) % SCHEMES.length] as string;
    const width = WIDTHS[turn % WIDTHS.length] as number;
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.setViewport({ width, height: 800 });
    await visit(path);
    await page.$$eval('details', (all) => {
      for (const details of all) details.open = true;
    });
    assert.deepEqual(await violations(page), [], `${path} ${scheme} ${width}`);
    const [wide, seen] = await page.$eval('html', (html) => [html.scrollWidth, html.clientWidth]);
    assert.equal(wide, seen, `${path} scrolls sideways at ${width}`);
  }
});

test('nothing of this raised an error or asked another origin, but for the address that leads nowhere', () => {
  const expected = /^404 http\S+\/fr\/nulle-part$|^Failed to load resource: .* 404/;
  assert.deepEqual(
    amiss.filter((line) => !expected.test(line)),
    [],
  );
  assert.equal(amiss.filter((line) => line.startsWith('404')).length, 1);
});

test('signing out ends the session, and the way back in is told', async () => {
  await visit('/fr');
  await Promise.all([page.waitForNavigation(), page.click('.sign-out')]);
  await drawn();
  assert.equal(page.url(), `${service.url}/fr`);
  assert.match(await page.$eval('main', (main) => main.textContent), /Connexion nécessaire.*coordination/);
  assert.equal(await page.$('[data-figure], .sign-out'), null);
  assert.deepEqual(await page.cookies(), []);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const [ahead, taken] = await aheadAndTaken(page, `${service.url}/fr`);
  assert.match(ahead, /Connexion nécessaire/);
  assert.equal(taken, ahead);
  assert.deepEqual(
    asked.filter((url) => url.includes('/api/')),
    [],
    'nothing is asked for that would be refused',
  );
});
