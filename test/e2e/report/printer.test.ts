import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, test } from 'node:test';
import { readEnv } from '../../../db/core/env.ts';
import { AppError } from '../../../db/core/errors.ts';
import { KeptBrowser } from '../../../reports/print/browser.ts';
import { findBrowser } from '../../../reports/print/find-browser.ts';
import { type PrintArgs, printEdition } from '../../../reports/print/printer.ts';
import { openSheet } from '../../../reports/print/serve-sheet.ts';
import { editionAnswer } from '../web-fixtures/answers.ts';
import { browsersRunning } from './browsers-running.ts';
import { listenForLeaks } from './canary.ts';
import { readPdf } from './read-pdf.ts';
import { CHART, stubSite } from './stub-site.ts';

const browser = new KeptBrowser(findBrowser(readEnv()));
after(() => browser[Symbol.asyncDispose]());

async function print(site: Parameters<typeof stubSite>[0], more: Partial<PrintArgs> = {}) {
  const webDir = stubSite(site);
  try {
    return await printEdition({ ...editionAnswer(), lang: 'fr', webDir, browser, ...more });
  } finally {
    rmSync(webDir, { recursive: true });
  }
}

const refusal = (code: string, says: RegExp) => (error: unknown) => {
  assert.ok(error instanceof AppError, String(error));
  assert.equal(error.code, code);
  assert.match(error.sentence.fr, says);
  return true;
};

test('prints a page with what Chromium leaves out, and its twin as one file without script', async () => {
  const { pdf, html, pages } = await print({
    body: `<h1>Essai</h1>${CHART}<a href="https://source.example/a">source</a>`,
  });
  const read = await readPdf(pdf);
  assert.equal(pages, 1);
  assert.deepEqual([read.title, read.language, read.marked], ['Essai', 'fr-FR', true]);
  assert.match(read.createdAt, /^D:20191002083000/);
  assert.deepEqual(read.outline, ['Essai']);
  assert.deepEqual(read.links, [{ url: 'https://source.example/a', contents: 'source' }]);
  assert.match(Buffer.from(pdf).toString('latin1'), /\/Type \/Metadata|\/Type\/Metadata/);
  assert.doesNotMatch(html, /<script|<link/);
  assert.match(html, /<rect width="9"/);
});

test('each line of a link is read out as the whole link says, or as its address when it says nothing', async () => {
  const { pdf } = await print({
    body: `<h1 id="début">Essai</h1>
      <p class="narrow"><a href="https://source.example/é?a=1&amp;b">Le Journal,
        « un long titre »</a></p>
      <p><a href="https://source.example/é?a=1&amp;b">même article</a></p>
      <p><a href="#début">Au début</a></p>
      <p><a href="https://source.example/map" aria-label="Plan du site">↗</a></p>
      <p><a href="https://source.example/empty"><img alt="" width="9" height="9"></a></p>`,
    style: '.narrow { width: 9ch }',
  });
  const { links } = await readPdf(pdf);
  const named = (contents: string) =>
    links.filter((link) => link.contents === contents).map(({ url }) => url);
  const article = named('Le Journal, « un long titre »');
  assert.ok(article.length >= 3, 'two lines at least, and the second link to it');
  assert.deepEqual(new Set(article), new Set(['https://source.example/%C3%A9?a=1&b']));
  assert.equal(named('Au début').length, 1);
  assert.deepEqual(named('Plan du site'), ['https://source.example/map']);
  const silent = named('https://source.example/empty');
  assert.deepEqual(new Set(silent), new Set(['https://source.example/empty']));
  assert.equal(links.length, article.length + silent.length + 2);
});

test('no script runs in what is printed', async () => {
  const script = "document.querySelector('h1').textContent = 'Autre chose'";
  const { pdf } = await print({
    body: `<h1>Essai</h1><script>${script}</script><script src="/assets/app.js"></script>
      <img src="x" alt="" onerror="${script}"><svg onload="${script}"></svg>
      <iframe srcdoc="<script>parent.${script}</script>"></iframe><a href="javascript:${script}">lien</a>`,
  });
  assert.match((await readPdf(pdf)).pages.join(), /Essai/);
  assert.doesNotMatch((await readPdf(pdf)).pages.join(), /Autre chose/);
});

test('nothing leaves the page but to its own origin, whatever it holds', async () => {
  await using canary = await listenForLeaks();
  const away = `http://127.0.0.1:${canary.port}`;
  const body = `<link rel="preconnect" href="${away}"><link rel="dns-prefetch" href="${away}">
    <link rel="stylesheet" href="${away}/style.css"><link rel="prefetch" href="${away}/prefetch">
    <h1>Essai</h1><img src="${away}/img" alt=""><iframe src="${away}/frame"></iframe>
    <object data="${away}/object"></object><video src="${away}/video" poster="${away}/poster"></video>
    <svg><image href="${away}/svg"/></svg><div style="background:url(${away}/css)">x</div>
    <form action="${away}/form"></form><meta http-equiv="refresh" content="0;url=${away}/elsewhere">`;
  await print({ body });
  assert.equal(canary.hits(), 0);
  await assert.rejects(fetch(away));
  assert.equal(canary.hits(), 1, 'the canary does count');
});

test('even a script that somebody brought into the browser gets nothing out', async () => {
  await using canary = await listenForLeaks();
  const away = `http://127.0.0.1:${canary.port}`;
  const webDir = stubSite({ body: '' });
  const tries = `
    Promise.allSettled([
      () => fetch('${away}/fetch', { mode: 'no-cors' }),
      () => fetch('http://localhost:${canary.port}/fetch', { mode: 'no-cors' }),
      () => fetch('/secret'),
      () => fetch('/api/v1/summary'),
      () => navigator.sendBeacon('${away}/beacon', 'x'),
      () => new WebSocket('ws://127.0.0.1:${canary.port}/socket'),
      () => new EventSource('${away}/events'),
      () => { new Image().src = '${away}/image'; },
      () => open('${away}/window'),
      () => new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:${canary.port}' }] }).createOffer(),
      () => { location.href = '${away}/elsewhere'; },
      () => navigator.serviceWorker?.register('/assets/app.js'),
    ].map(async (attempt) => attempt())).then((ended) => ended.map(({ status }) => status).join(' '))`;
  const ended = await browser.withPage(async (page) => {
    await openSheet(page, { html: '<h1>Essai</h1>', webDir, path: '/fr/editions/a', limitMs: 5_000 });
    return page.evaluate(tries);
  });
  rmSync(webDir, { recursive: true });
  assert.match(String(ended), /^(rejected ){4}/);
  assert.equal(canary.hits(), 0);
});

test('the gate refuses what would mislead, and says why', async () => {
  const cases: [site: Parameters<typeof stubSite>[0], code: string, says: RegExp][] = [
    [
      { body: '<h1>A</h1><svg role="img" aria-label="Demandes"></svg>' },
      'gate-chart-blank',
      /vide \(Demandes\)/,
    ],
    [
      { body: '<h1>A</h1><svg role="img"><rect></rect></svg>' },
      'gate-chart-unnamed',
      /texte de remplacement/,
    ],
    [{ body: '<h1>A</h1><p>365 emplois grâce au collectif</p>' }, 'gate-words-forbidden', /«\sgrâce au\s»/],
    [
      {
        body: '<h1>A</h1>',
        style: "@font-face { font-family: Lost; src: url('/assets/app.css') } h1 { font-family: Lost }",
      },
      'gate-font-missing',
      /police Lost/,
    ],
    [
      { body: '<h1>A</h1>', faces: ['12px "Nowhere", "Neither"'] },
      'gate-font-missing',
      /police 12px "Nowhere", "Neither"/,
    ],
    [
      {
        body: '<h1>A</h1><div class="vector-area"><svg width="1" height="9" aria-hidden="true"></svg></div>',
      },
      'gate-chart-blank',
      /vide/,
    ],
    [
      {
        body: '<h1>A</h1><div></div><div>fin</div>',
        style: 'div { break-before: page; min-height: 10px }',
      },
      'gate-pages-wrong',
      /page 2 est vide/,
    ],
    [
      { body: '<h1>A</h1>', failure: 'Le graphique des demandes manque.' },
      'page-not-drawn',
      /graphique des demandes manque/,
    ],
  ];
  for (const [site, code, says] of cases) await assert.rejects(print(site), refusal(code, says), code);
});

test('the contents say the pages that the file has, and are refused where they do not', async () => {
  const site = {
    body: '<h1>A</h1><p><a href="#b">Suite</a> <span data-page-of="b">7</span></p><h2 id="b">B</h2>',
    style: 'h2 { break-before: page }',
  };
  const { pdf, html } = await print(site);
  assert.match((await readPdf(pdf)).pages[0] ?? '', /Suite 2/);
  assert.match(html, /<span data-page-of="b">2</);
  // Nowhere in the file.
  await assert.rejects(
    print({ ...site, body: `${site.body}<span data-page-of="c">7</span>` }),
    refusal('gate-pages-wrong', /annonce «\sc\s» page \? au lieu de \?/),
  );
});

test('the words of a source are quoted whatever they say', async () => {
  const { pages } = await print({ body: '<h1>A</h1><q data-verbatim="true">un emploi grâce à Twitter</q>' });
  assert.equal(pages, 1);
});

test('one browser serves every page, and no page finds what another left', async () => {
  const webDir = stubSite({ body: '' });
  const inPage = (script: string) =>
    browser.withPage(async (page) => {
      await openSheet(page, { html: '<h1>A</h1>', webDir, path: '/fr/editions/a', limitMs: 5_000 });
      return page.evaluate(script);
    });
  const running = () => browser.withPage(async (page) => page.browser().process()?.pid);
  const first = await running();
  const look = "[document.cookie, localStorage.left ?? 'nothing'].join()";
  assert.equal(await inPage(`document.cookie = 'left=1'; localStorage.left = '1'; ${look}`), 'left=1,1');
  assert.equal(await inPage(look), ',nothing');
  rmSync(webDir, { recursive: true });
  assert.equal(await running(), first);
  assert.equal(browsersRunning(), 1);
});

test('a page that hangs is given up within its limit with its browser, and the next one prints', async () => {
  const started = performance.now();
  const hung = browser.withPage((page) => page.evaluate('for (;;) {}'), { limitMs: 2_000 });
  await assert.rejects(hung, refusal('print-timeout', /2 secondes/));
  assert.ok(performance.now() - started < 10_000);
  assert.equal(browsersRunning(), 0);
  assert.equal((await print({ body: '<h1>A</h1>' })).pages, 1);
});

test('a browser that is killed while it prints is one sentence, and the next one prints', async () => {
  const killed = browser.withPage(async (page) => {
    await page.setContent('<h1>A</h1>'.repeat(5_000));
    const printing = page.pdf({ tagged: true, outline: true });
    page.browser().process()?.kill('SIGKILL');
    return printing;
  });
  await assert.rejects(killed, refusal('print-failed', /s’est arrêté pendant l’impression/));
  assert.equal((await print({ body: '<h1>A</h1>' })).pages, 1);
});

test('a browser that died between two pages is replaced before anybody notices', async () => {
  const died = await browser.withPage(async (page) => page.browser().process());
  const gone = new Promise((resolve) => died?.once('exit', resolve));
  died?.kill('SIGKILL');
  await gone;
  assert.equal((await print({ body: '<h1>A</h1>' })).pages, 1);
});

test('Ctrl-C ends printing at once, whether the browser is starting or at work', async () => {
  await using other = new KeptBrowser(findBrowser(readEnv()));
  const before = browsersRunning();
  const starting = new AbortController();
  const printing = print({ body: '<h1>A</h1>' }, { browser: other, signal: starting.signal });
  starting.abort();
  await assert.rejects(printing, refusal('interrupted', /rien n’a été imprimé/));
  const working = new AbortController();
  const stuck = other.withPage(
    () => {
      working.abort();
      return new Promise(() => {});
    },
    { signal: working.signal },
  );
  await assert.rejects(stuck, refusal('interrupted', /rien n’a été imprimé/));
  assert.equal(browsersRunning(), before);
});

test('a browser that does not start is one sentence', async () => {
  await using none = new KeptBrowser({ executablePath: '/bin/false', env: {}, sandbox: true });
  await assert.rejects(
    print({ body: '<h1>A</h1>' }, { browser: none }),
    refusal('browser-not-starting', /\/bin\/false ne démarre pas/),
  );
});
