import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { EditionAnswer } from '../../../api/contract/edition.ts';
import { readEnv } from '../../../db/core/env.ts';
import { publicPart } from '../../../reports/edition/public-part.ts';
import { readAttachments, strangeTables } from '../../../reports/print/attachments.ts';
import { KeptBrowser } from '../../../reports/print/browser.ts';
import { findBrowser } from '../../../reports/print/find-browser.ts';
import { type PrintedEdition, printEdition } from '../../../reports/print/printer.ts';
import { editionAnswer } from '../web-fixtures/answers.ts';
import { listenForLeaks } from './canary.ts';
import { type ReadPdf, readPdf } from './read-pdf.ts';

const webDir = fileURLToPath(new URL('../../../web/dist', import.meta.url));
const browser = new KeptBrowser(findBrowser(readEnv()));
after(() => browser[Symbol.asyncDispose]());
const MARKUP = '<b>gras</b><script>alert(1)</script>';
const HEADLINES = [
  'seekers_distinct',
  'seekers_relayed',
  'collective_relays',
  'active_days_ratio',
  'job_declarations_cumulative',
  'bio_adopters',
];

let edition: EditionAnswer;
let printed: PrintedEdition;
let read: ReadPdf;
let hits: number;

/** Prints the real page of an edition whose texts hold markup and addresses of a canary. */
before(async () => {
  assert.ok(existsSync(`${webDir}/index.html`), 'the site must be built first: node setup.mjs packages web');
  await using canary = await listenForLeaks();
  const away = `http://127.0.0.1:${canary.port}/leak`;
  edition = editionAnswer();
  const [first] = edition.document.published.figures;
  assert.ok(first);
  first.wording = `${MARKUP}<img src="${away}"><iframe src="${away}"></iframe>`;
  first.source = `url(${away})`;
  first.url = away;
  const link = `[article](https://source.example/a) et [rien](javascript:alert(2))`;
  edition.document.texts = [
    {
      slot: 'opening',
      fr: `**Une année.** Le tag : {{figure:hashtag_posts_original}} publications, {{figure:hashtag_posts_original.rounded}} ; ${link}.\n\n<u onclick="x()">Tel quel</u>`,
      en: 'A year: {{figure:hashtag_posts_original}} posts.',
    },
  ];
  edition.document.errata = [
    {
      ...{ year: 2019, number: 1, edition: 'anniversaire-2019-00000000', day: '2019-10-03', by: 'publisher' },
      what: { fr: 'Il fallait lire 3.', en: 'It should say 3.' },
      why: { fr: 'Un fichier en double.', en: 'A file twice.' },
    },
  ];
  const posts = edition.document.indicators.find(({ key }) => key === 'hashtag_posts_original');
  assert.ok(posts?.versions[0] && posts.versions[1]);
  const note = { fr: 'X compte autrement.', en: 'X counts otherwise.' };
  posts.versions = [
    posts.versions[0],
    { version: 2, from: '2017-05-16', note },
    { ...posts.versions[1], version: 3 },
  ];
  edition.document.notes = [
    { kind: 'break', indicator: posts.key, from: '2017-05-16', to: null, note },
    {
      ...{ kind: 'correction', indicator: 'seeker_requests', from: '2018-03-01', to: null },
      note: { fr: 'Deux demandes comptées en double.', en: 'Two requests counted twice.' },
    },
    {
      ...{ kind: 'recompute', indicator: null, from: '2016-02-01', to: '2016-02-03' },
      note: { fr: 'heures relues', en: 'hours read again' },
    },
  ];
  printed = await printEdition({ ...edition, lang: 'fr', webDir, browser });
  read = await readPdf(printed.pdf);
  hits = canary.hits();
});

test('the report is a tagged document with title, language, date and outline', () => {
  assert.ok(read.marked);
  assert.equal(read.language, 'fr-FR');
  assert.match(read.title, /4e anniversaire/);
  assert.match(read.createdAt, /^D:20191002083000/);
  assert.ok(read.outline.length >= 8, read.outline.join(' | '));
  assert.ok(printed.pages > 8 && printed.pages <= 16, `${printed.pages} pages`);
});

test('it says where a definition changed, what was corrected and what was worked out anew', () => {
  const text = read.pages.join(' ');
  for (const said of [
    'Publications avec #i4Emploi : rupture de série le 16 mai 2017. Ce que disent les mois d’avant et ceux d’après ne se compare pas ; le chiffre depuis le début mêle deux définitions.',
    'Publications avec #i4Emploi. Rupture de série, 16 mai 2017. X compte autrement.',
    'Demandes reçues. Correction, 1er mars 2018. Deux demandes comptées en double.',
    'Tous les chiffres. Recalcul, du 1er février 2016 au 3 février 2016. heures relues',
    '2, depuis le 16 mai 2017',
  ])
    assert.ok(text.includes(said), said);
  // The definition in force is that of the cutoff, whatever the catalogue has learnt since.
  assert.ok(!text.includes('4 mai 2026'));
});

test('the six headline figures are those of the edition', () => {
  const page = read.pages.find((text) => text.includes('L’essentiel') && text.includes('Comment lire')) ?? '';
  for (const key of HEADLINES) {
    const { year } = edition.document.figures.find(({ indicator }) => indicator === key) ?? {};
    const number = year?.value ?? year?.low ?? null;
    assert.notEqual(number, null, key);
    assert.ok(page.includes(inFrench(number ?? 0)), `${key}: ${inFrench(number ?? 0)}`);
  }
});

test('a stock is told with its days, never as what a year held', () => {
  const page = read.pages.find((text) => text.includes('Chiffres : Les retours au travail déclarés')) ?? '';
  assert.match(
    page,
    /Personnes ayant déclaré avoir retrouvé un travail : au 25 septembre 2019, puis au 30 septembre 2019\./,
  );
});

test('an erratum of an earlier edition of the year is printed, with the role of who wrote it', () => {
  const pages = read.pages.join(' ').replace(/\s+/g, ' ');
  assert.match(
    pages,
    /Rectificatif n° 1, 3 octobre 2019, anniversaire-2019-00000000, par une personne chargée de la publication\. Il fallait lire 3\. Un fichier en double\./,
  );
});

test('every page but the cover says the date of the data, and each one that it is a demonstration', () => {
  for (const [index, text] of read.pages.entries()) {
    assert.match(text, /Démonstration, données inventées/, `page ${index + 1}`);
    assert.match(text, /Données arrêtées au/i, `page ${index + 1}`);
  }
});

test('markup in a text is printed as text, and its addresses are asked by nobody', () => {
  assert.ok(
    read.pages.some((text) => text.replaceAll(' ', '').includes('<b>gras</b><script>alert(1)</script>')),
  );
  assert.equal(hits, 0);
  assert.ok(!/<script|<iframe|<img/.test(printed.html));
});

test('what people wrote is set with its figures and a footnote each; HTML and scripts in it stay words', () => {
  const page = read.pages.find((text) => text.includes('Une année.'))?.replace(/\s+/g, ' ') ?? '';
  const said = page.match(
    /Le tag : ([\d ]+?) ?1 publications, (?:près|plus) de ([\d ]+?) ?2 ; article et rien\./,
  );
  const [exact, round] = [said?.[1], said?.[2]].map((number) => Number(number?.replace(/\s/g, '')));
  assert.ok(exact && round && round % 10 === 0 && Math.abs(exact - round) <= 0.1 * round, page.slice(0, 400));
  assert.ok(
    page.includes(`arrondi dans le texte, chiffre de l’édition : ${said?.[1]} ·`),
    page.slice(0, 900),
  );
  assert.match(page, /Publications avec #i4Emploi, .*définition, version 1 · Données arrêtées au/);
  assert.match(page, /septembre 2019\. Ce que ce chiffre ne dit pas : Ne dit ni qui publie ni pourquoi/);
  assert.match(page, /<u onclick="x\(\)">Tel quel<\/u>/);
  assert.ok(read.links.some(({ url }) => url === 'https://source.example/a'));
  assert.ok(!read.links.some(({ url }) => url?.startsWith('javascript')));
  assert.doesNotMatch(printed.html, /javascript:|<u onclick/);
});

test('the edition and its tables are inside the PDF, and a table that was touched is seen', async () => {
  const files = await readAttachments(printed.pdf);
  assert.deepEqual(
    [...files.keys()].sort(),
    [`${edition.document.id}.json`, 'chiffres-publies.csv', 'chiffres.csv', 'tableaux.csv'].sort(),
  );
  assert.deepEqual(JSON.parse(files.get(`${edition.document.id}.json`) ?? ''), edition.document);
  const [head, ...rows] = (files.get('chiffres.csv') ?? '').split('\n');
  assert.match(head ?? '', /^\uFEFFindicateur;libelle;unite;preuve;date_arretee;debut;fin;etat;valeur;/);
  assert.ok(rows.some((row) => row.includes(';2018-09-26;2019-09-25;mesuré;')));
  assert.equal(rows.filter((row) => row !== '').length, 2 * edition.document.figures.length);
  assert.deepEqual(strangeTables(edition.document, files), []);
  files.set('tableaux.csv', `${files.get('tableaux.csv')} `);
  assert.deepEqual(strangeTables(edition.document, files), ['tableaux.csv']);
});

test('each link is read out by what it says, never by its address', () => {
  assert.ok(read.links.length > 0);
  for (const { url, contents } of read.links) {
    assert.match(contents, /\p{L}/u, url);
    assert.doesNotMatch(contents, /^#|:\/\/(?!127)/, url);
  }
  const chapters = read.links.filter(({ url }) => url.startsWith('#')).map(({ contents }) => contents);
  assert.ok(
    chapters.includes('L’essentiel') && chapters.includes('Méthode et limites'),
    chapters.join(' | '),
  );
  for (const { url, source } of edition.document.published.figures) {
    if (edition.document.published.figures.find((figure) => figure.url === url)?.source !== source) continue;
    const [link] = read.links.filter((found) => found.url === url);
    assert.equal(plain(link?.contents ?? ''), plain(source), url);
  }
});

test('the twin holds its fonts and its charts, and asks for nothing', () => {
  const [, styles = ''] = /<style>([\s\S]*)<\/style>/.exec(printed.html) ?? [];
  const addresses = [...styles.matchAll(/url\(["']?([^"')]{0,30})/g)].map(([, start]) => start ?? '');
  assert.ok(addresses.length >= 2);
  for (const address of addresses) assert.match(address, /^data:font\/woff2;base64,/);
  const body = printed.html.replace(styles, '');
  assert.ok((body.match(/<svg[^>]*role="img"/g) ?? []).length >= 6);
  assert.ok(!/<[a-z]+[^>]*\ssrc=|<link|@import|xlink:href="http/.test(body));
  assert.ok(body.includes('http-equiv="Content-Security-Policy"'));
});

test('the same edition in English has the same numbers', async () => {
  const english = await readPdf((await printEdition({ ...edition, lang: 'en', webDir, browser })).pdf);
  assert.equal(english.language, 'en-GB');
  const text = english.pages.join(' ');
  for (const key of HEADLINES) {
    const { year } = edition.document.figures.find(({ indicator }) => indicator === key) ?? {};
    const number = year?.value ?? year?.low ?? 0;
    assert.ok(
      text.includes(number < 1 ? `${(number * 100).toFixed(1)}%` : number.toLocaleString('en-GB')),
      key,
    );
  }
});

test('the public part is printed with what was released alone, says what it hides, and holds no more in its files', async () => {
  const SECRET = 987_654;
  const whole = structuredClone(edition.document);
  const seen = whole.figures.find(({ indicator }) => indicator === 'seekers_distinct');
  assert.ok(seen);
  const { knownAt: _, ...year } = seen.year;
  const { knownAt: __, ...all } = seen.all;
  const ended = { ...all.period, end: '2019-09-19' };
  whole.released = {
    until: whole.period.end,
    madeAt: '2019-10-09T02:00:00.000Z',
    tables: [
      {
        indicator: 'seekers_distinct',
        cells: [
          { ...year, value: 321, low: null, high: null },
          { ...all, period: ended, value: 654, low: null, high: null },
        ],
      },
    ],
  };
  for (const { year: told, all } of whole.figures)
    for (const measure of [told, all]) Object.assign(measure, { value: SECRET, low: SECRET, high: SECRET });
  const { pdf, html } = await printEdition({ ...publicPart(whole), lang: 'fr', webDir, browser });
  const { pages } = await readPdf(pdf);
  const text = pages.join(' ');
  assert.match(text, /Personnes ayant sollicité le collectif (au moins )?321/);
  assert.match(text, /Depuis le début, au 19 septembre 2019 : (au moins )?654/);
  assert.match(text, /Pas encore public\./);
  assert.match(text, /Ceci en est la partie publique/);
  assert.match(text, /n\. p\. : non publié/);
  const files = [...(await readAttachments(pdf)).values()];
  assert.equal(files.length, 4);
  for (const said of [text, html, ...files]) assert.ok(!said.replace(/[\s,.]/g, '').includes(`${SECRET}`));
});

/** As the reader of a PDF finds it: its no-break spaces come out plain. */
function inFrench(number: number): string {
  const text =
    number < 1 ? `${(number * 100).toFixed(1).replace('.', ',')} %` : number.toLocaleString('fr-FR');
  return text.replace(/\s/g, ' ');
}

/** Without what French typography does to spaces, guillemets and apostrophes. */
const plain = (text: string): string =>
  text
    .replace(/\s/g, '')
    .replace(/["«»“”]/g, '"')
    .replaceAll('’', "'");
