import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { PDFBool, PDFDict, PDFName } from '@cantoo/pdf-lib';
import { readEnv } from '../../../db/core/env.ts';
import { findForbiddenWords } from '../../../db/words/forbidden-words.ts';
import { KeptBrowser } from '../../../reports/print/browser.ts';
import { findBrowser } from '../../../reports/print/find-browser.ts';
import { layOut } from '../../../reports/print/lay-out.ts';
import { printPage } from '../../../reports/print/print-page.ts';
import { type PrintedEdition, printEdition } from '../../../reports/print/printer.ts';
import { takeSheet } from '../../../reports/print/see-page.ts';
import { openSheet } from '../../../reports/print/serve-sheet.ts';
import { drawSheetPage } from '../../../reports/print/sheet-page.ts';
import { editionAnswer } from '../web-fixtures/answers.ts';
import { released } from '../web-fixtures/released.ts';
import { type ReadPdf, readPdf } from './read-pdf.ts';
import { readStructure, type Structure, type Tag } from './read-structure.ts';

const webDir = fileURLToPath(new URL('../../../web/dist', import.meta.url));
const browser = new KeptBrowser(findBrowser(readEnv()));
after(() => browser[Symbol.asyncDispose]());

const print = () => printEdition({ ...editionAnswer(), lang: 'fr', webDir, browser });
let printed: PrintedEdition;
let read: ReadPdf;
let structure: Structure;
before(async () => {
  printed = await print();
  [read, structure] = [await readPdf(printed.pdf), await readStructure(printed.pdf)];
});

const A4 = [595.28, 841.89];

test('P01: twelve to sixteen sheets of A4, titled, tagged, open, and nothing in them runs', () => {
  assert.notEqual(read.title, '');
  assert.ok(read.marked);
  assert.ok(printed.pages >= 12 && printed.pages <= 16, `${printed.pages} pages`);
  for (const { size } of structure.pages)
    assert.ok(
      size.every((side, index) => Math.abs(side - (A4[index] ?? 0)) < 1),
      size.join(),
    );
  assert.equal(structure.encrypted, false);
  assert.deepEqual(structure.actions, []);
  assert.ok(!structure.catalog.has(PDFName.of('OpenAction')) && !structure.catalog.has(PDFName.of('AA')));
});

test('P02: one first heading, no level left out, and each table says which cells are its heads', () => {
  const levels = structure.tags.flatMap(({ role }) => (/^H\d$/.test(role) ? [Number(role[1])] : []));
  assert.equal(levels.filter((level) => level === 1).length, 1);
  assert.equal(levels[0], 1);
  for (const [index, level] of levels.entries())
    assert.ok(level <= (levels[index - 1] ?? 0) + 1, `heading ${index + 1} leaves a level out`);
  const cells = (table: Tag) => structure.tags.slice(structure.tags.indexOf(table) + 1);
  const tables = structure.tags.filter(({ role }) => role === 'Table');
  assert.ok(tables.length >= 10);
  for (const table of tables) assert.equal(cells(table).find(({ role }) => /^T[HD]$/.test(role))?.role, 'TH');
});

test('P02: the contents give for each part the page that its heading is on', () => {
  const lines = read.pages[0] ?? '';
  const entries = [...printed.html.matchAll(/data-page-of="([^"]+)">(\d+)</g)];
  assert.ok(entries.length >= 10, lines);
  for (const [, id, page] of entries) {
    const heading = new RegExp(`<h2 id="${id}">([^<]+)</h2>`).exec(printed.html)?.[1] ?? '';
    const said = heading.replace(/\s/g, ' ').replaceAll('&amp;', '&');
    assert.ok(said !== '' && lines.includes(`${said} ${page}`), `${said} ${page}`);
    assert.ok(read.pages[Number(page) - 1]?.includes(said), `${said} is not on page ${page}`);
  }
});

test('P02: of our own pages the contents are reckoned right, and nothing is printed twice', async () => {
  const { document, sha256 } = editionAnswer();
  const args = { document, sheet: 'editions', lang: 'fr', webDir, testimonials: [] } as const;
  const wrong = await browser.withPage(async (page) => {
    await takeSheet(page);
    const answer = { sha256, document };
    const { drawn, html } = await drawSheetPage(answer, { sheet: 'editions', language: 'fr', webDir });
    await openSheet(page, { html, webDir, path: `/fr/editions/${document.id}`, limitMs: 10_000 });
    await layOut(page, drawn);
    return (await printPage(page, args)).contents;
  });
  assert.deepEqual(wrong, []);
});

test('P03: language, title in the window, outline, metadata, and tabs in the order of the structure', () => {
  const { catalog, pages } = structure;
  assert.equal(read.language, 'fr-FR');
  const preferences = catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict);
  assert.equal(preferences.lookup(PDFName.of('DisplayDocTitle')), PDFBool.True);
  for (const key of ['Outlines', 'Metadata']) assert.ok(catalog.has(PDFName.of(key)), key);
  assert.deepEqual([...new Set(pages.map(({ tabs }) => tabs))], ['S']);
});

test('P04: each figure is told in words with its main number, and none stands in another', () => {
  const figures = structure.tags.filter(({ role }) => role === 'Figure');
  assert.ok(figures.length >= 6);
  for (const { alt, inside } of figures) {
    assert.ok(alt !== null && alt.length >= 10 && alt.length <= 300, alt ?? 'no text');
    assert.match(alt, /\d/);
    assert.doesNotMatch(alt, /\.(svg|png|jpe?g)$/i);
    assert.ok(!inside.includes('Figure'));
  }
});

test('P05: each heading cell says whether it heads a line or a column, and each chart has its table in its chapter', () => {
  const heads = structure.tags.filter(({ role }) => role === 'TH');
  assert.ok(heads.length > 100);
  for (const { scope } of heads) assert.match(scope ?? 'none', /^(Column|Row)$/);
  let charts = 0;
  for (const chapter of chaptersOf(structure.tags)) {
    const roles = chapter.map(({ role }) => role);
    const last = roles.lastIndexOf('Figure');
    const drawn = roles.filter((role) => role === 'Figure').length;
    charts += drawn;
    assert.ok(roles.slice(last + 1).filter((role) => role === 'Table').length >= drawn, roles.join(' '));
  }
  assert.ok(charts >= 6);
});

/** What stands under each heading of the second level. */
function chaptersOf(tags: readonly Tag[]): Tag[][] {
  const starts = tags.flatMap(({ role }, index) => (role === 'H2' ? [index] : []));
  return starts.map((start, index) => tags.slice(start, starts[index + 1] ?? tags.length));
}

test('P06: each link says what it is, and stands in the structure', () => {
  const links = structure.pages.flatMap((page) => page.links);
  assert.ok(links.length > 10);
  for (const link of links) assert.deepEqual(link, { hasContents: true, hasParent: true });
});

test('P07: every typeface is inside, and its glyphs are characters', () => {
  assert.ok(structure.fonts.length >= 3);
  for (const { name, embedded, unicode } of structure.fonts)
    assert.deepEqual([embedded, unicode], [true, true], name);
});

test('P08: the file has no fault of syntax', async () => {
  // Each object was parsed by the strict reader above; qpdf, where it is installed, checks the streams as well.
  const folder = mkdtempSync(join(tmpdir(), 'i4emploi-check-'));
  try {
    const path = join(folder, 'report.pdf');
    writeFileSync(path, printed.pdf);
    const { status, stdout, stderr, error } = spawnSync('qpdf', ['--check', path], { encoding: 'utf8' });
    if (!error) assert.equal(status, 0, `${stdout}${stderr}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
  const broken = Buffer.from(printed.pdf);
  broken.write('<< /P ] >>', broken.indexOf(' obj') + 5);
  await assert.rejects(readStructure(broken));
});

test('P09: each number on a card is the one of the edition', () => {
  const { figures } = editionAnswer().document;
  const cards = [...printed.html.matchAll(/data-figure="([a-z_]+)"[\s\S]*?class="card-number">([^<]*)</g)];
  assert.equal(cards.length, 6);
  for (const [, key, text = ''] of cards) {
    const { year } = figures.find(({ indicator }) => indicator === key) ?? {};
    const said = Number(text.replace(/[\s%]|&nbsp;/g, '').replace(',', '.')) / (text.includes('%') ? 100 : 1);
    const told = year?.value ?? year?.low ?? Number.NaN;
    assert.ok(Math.abs(said - told) <= (told < 1 ? 0.005 : 0), `${key}: ${text}`);
    assert.ok(
      read.pages.some((page) => page.includes(text.replace(/\s|&nbsp;/g, ' '))),
      `${key} in the PDF: ${text}`,
    );
  }
});

test('P10, P12: the words of the file claim nothing, and name nobody but the collective', () => {
  const text = read.pages.join(' ');
  // What others have written is quoted with all its words.
  const quoted = editionAnswer().document.published.figures.map(({ wording }) => wording);
  const own = quoted.reduce((rest, wording) => rest.replaceAll(wording.replace(/\s/g, ' '), ''), text);
  assert.equal(findForbiddenWords(own), null);
  const handles = new Set(text.match(/(?<![\w.])@[A-Za-z0-9_]{2,15}/g));
  assert.deepEqual([...handles], ['@i4Emploi']);
  assert.doesNotMatch(text, /[\w.+-]+@[\w-]+\.\w/);
});

test('P11: each page says up to when its data go', () => {
  for (const [index, text] of read.pages.entries())
    assert.match(text, /Données arrêtées au/i, `page ${index + 1}`);
});

test('P13: lighter than 5 MB; the same edition gives the same bytes, and another one other words', async () => {
  assert.ok(printed.pdf.length < 5_000_000);
  const again = await print();
  assert.ok(Buffer.from(again.pdf).equals(printed.pdf));
  assert.ok(again.html === printed.html);
  const other = editionAnswer();
  const [figure] = other.document.published.figures;
  if (figure) figure.wording = 'autrement dit';
  assert.notEqual(
    await hashOf((await printEdition({ ...other, lang: 'fr', webDir, browser })).pdf),
    await hashOf(printed.pdf),
  );
});

async function hashOf(pdf: Uint8Array): Promise<string> {
  const { pages, tags, createdAt } = await readPdf(pdf);
  return createHash('sha256')
    .update(JSON.stringify([pages, tags, createdAt]))
    .digest('hex');
}

test('P14: no page is blank, and no word reaches into the margin of its sheet', async () => {
  const margin = 18;
  for (const [index, words] of read.words.entries()) {
    assert.ok(words.length > 20, `page ${index + 1} has ${words.length} words`);
    const [width, height] = structure.pages[index]?.size ?? [0, 0];
    for (const { text, left, right, top, bottom } of words)
      assert.ok(
        left >= margin && right <= width - margin && bottom >= margin && top <= height - margin,
        `page ${index + 1}: ${text}`,
      );
  }
});

test('P16: the bookmarks are the headings, in their order', () => {
  const headings = [...printed.html.matchAll(/<h([1-6])[^>]*>([\s\S]*?)<\/h\1>/g)].map(([, , text = '']) =>
    text.replace(/<[^>]*>/g, ''),
  );
  assert.deepEqual(read.outline.map(plain), headings.map(plain));
});

const plain = (text: string): string => text.replaceAll('&amp;', '&').replace(/\s+/g, ' ').trim();

test('a summary for sponsors that is printed is one sheet, with the same properties', async () => {
  const { pdf, pages } = await printEdition({
    ...released(),
    sheet: 'sponsors',
    lang: 'fr',
    webDir,
    browser,
  });
  const sheet = await readStructure(pdf);
  assert.equal(pages, 1);
  assert.deepEqual([sheet.encrypted, sheet.actions], [false, []]);
  assert.equal(sheet.tags.filter(({ role }) => role === 'H1').length, 1);
  for (const { embedded, unicode } of sheet.fonts) assert.ok(embedded && unicode);
});
