import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import decodeQR from 'qr/decode.js';
import { readEnv } from '../../../db/core/env.ts';
import type { AppError } from '../../../db/core/errors.ts';
import { readAttachments } from '../../../reports/print/attachments.ts';
import { KeptBrowser } from '../../../reports/print/browser.ts';
import { findBrowser } from '../../../reports/print/find-browser.ts';
import { type PrintedEdition, printEdition, printShare } from '../../../reports/print/printer.ts';
import { editionAnswer } from '../web-fixtures/answers.ts';
import { released, SECRET } from '../web-fixtures/released.ts';
import { type ReadPdf, readPdf } from './read-pdf.ts';

const webDir = fileURLToPath(new URL('../../../web/dist', import.meta.url));
const browser = new KeptBrowser(findBrowser(readEnv()));
after(() => browser[Symbol.asyncDispose]());
let printed: PrintedEdition;
let read: ReadPdf;
before(async () => {
  printed = await printEdition({ ...released(), sheet: 'sponsors', lang: 'fr', webDir, browser });
  read = await readPdf(printed.pdf);
});

test('one tagged page with the public figures, their cutoff and what they do not say', () => {
  assert.deepEqual([printed.pages, read.marked, read.language], [1, true, 'fr-FR']);
  const [text = ''] = read.pages;
  for (const said of ['au moins 1 405', '97,9 %', 'au moins 348', 'de 34 518 à 2 988 726'])
    assert.ok(text.includes(said), said);
  assert.match(text, /Chiffres publics, chacun jusqu’au jour dit avec lui/);
  assert.match(text, /au moins 1 405 du début au 25 septembre 2018/);
  assert.match(text, /Ce que cette page ne dit pas/);
  assert.match(text, /Démonstration, données inventées/);
  assert.match(
    text,
    /Ce que votre soutien rend possible Un serveur et des lectures de X : au moins 1 405 ?1 personnes relayées/,
  );
  assert.doesNotMatch(text, /Du rapport seulement/);
  assert.match(text, /au moins 110, au plus 148/);
  assert.match(text, /2017–2018 non publié/);
});

test('the declared returns say on what evidence they rest, and hide a level of too few people', () => {
  const [page = ''] = read.pages;
  assert.match(page, /Preuve, 2016–2017 : E1 au moins 42, E2 17, E3 non publié/);
  assert.match(
    page,
    /Preuve, 2017–2018 : personnes encore suivies, publiée avec les chiffres arrêtés fin avril 2019/,
  );
});

test('a phone that looks at the page opens the edition for good; without an address there is nothing to look at', async () => {
  const address = `https://mesure.example/fr/editions/${released().document.id}`;
  assert.ok(read.pages[0]?.includes(address));
  assert.ok(read.links.some(({ url, contents }) => url === address && contents === address));
  const code = read.tags.find(({ role, alt }) => role === 'Figure' && alt?.startsWith('Code QR'));
  assert.equal(code?.alt, `Code QR qui ouvre ${address}`);
  assert.equal(decodeQR(codeOf(printed.html)), address);
  const nowhere = released();
  delete nowhere.document.origin;
  const plain = await printEdition({ ...nowhere, sheet: 'sponsors', lang: 'fr', webDir, browser });
  assert.doesNotMatch(plain.html, /qr-code"|report\.invalid/);
});

test('nothing of the edition but what was public is in the page, its twin or its files', async () => {
  const everywhere = `${read.pages.join(' ')} ${printed.html}`.replace(/[\s,]/g, '');
  assert.ok(!everywhere.includes(String(SECRET)));
  assert.equal((await readAttachments(printed.pdf)).size, 0);
});

test('the picture for links has the size that networks ask for', async () => {
  const png = Buffer.from(await printShare({ ...released(), lang: 'en', webDir, browser }));
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1200, 630]);
});

test('an edition made before anything was public has no page for sponsors', async () => {
  await assert.rejects(
    printEdition({ ...editionAnswer(), sheet: 'sponsors', lang: 'fr', webDir, browser }),
    (error: AppError) => {
      assert.match(error.sentence.fr, /ne contient pas de chiffres publics/);
      return true;
    },
  );
});

/** The code of a page as a camera sees it: four dots of red, green, blue and alpha a module. */
function codeOf(html: string): { width: number; height: number; data: Uint8Array } {
  const [, size = '0', path = ''] =
    /class="qr-code"[^>]*viewBox="0 0 (\d+) [^>]*>.*?<path d="([^"]*)"/s.exec(html) ?? [];
  const width = 4 * Number(size);
  const data = new Uint8Array(4 * width * width).fill(255);
  for (const [, x, y, dark] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    assert.ok(Number(x) >= 4 && Number(y) >= 4, 'four light modules around it');
    for (let dot = 0; dot < 4 * Number(dark) * 4; dot += 1) {
      const [column, row] = [4 * Number(x) + (dot >> 2), 4 * Number(y) + (dot & 3)];
      data.fill(0, 4 * (row * width + column), 4 * (row * width + column) + 3);
    }
  }
  return { width, height: width, data };
}
