import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { StandingQuotation } from '../../../api/contract/testimonial.ts';
import { readEnv } from '../../../db/core/env.ts';
import type { AppError } from '../../../db/core/errors.ts';
import { readAttachments } from '../../../reports/print/attachments.ts';
import { KeptBrowser } from '../../../reports/print/browser.ts';
import { findBrowser } from '../../../reports/print/find-browser.ts';
import { type PrintArgs, printEdition } from '../../../reports/print/printer.ts';
import { editionAnswer } from '../web-fixtures/answers.ts';
import { released } from '../web-fixtures/released.ts';
import { readPdf } from './read-pdf.ts';

const webDir = fileURLToPath(new URL('../../../web/dist', import.meta.url));
const browser = new KeptBrowser(findBrowser(readEnv()));
after(() => browser[Symbol.asyncDispose]());

const FIRST = { id: 3, text: 'Un relais, et un entretien <b>grâce à</b> lui !', name: 'Aline' };
const SECOND = { id: 4, text: 'Je ne pensais pas écrire ici un jour.', name: null };
const edition = () => {
  const answer = editionAnswer();
  answer.document.testimonials = [FIRST, SECOND].map(({ id }) => ({ id, sha256: '0'.repeat(64) }));
  return answer;
};
const print = (testimonials: readonly StandingQuotation[], more: Partial<PrintArgs> = {}) =>
  printEdition({ ...edition(), testimonials, lang: 'fr', webDir, browser, ...more });

test('people are quoted with the very words they wrote, whatever these say, and the files inside hold none', async () => {
  const { pdf, html } = await print([FIRST, SECOND]);
  const { pages, outline } = await readPdf(pdf);
  const page = pages.find((text) => text.includes('Le collectif n’y a rien changé')) ?? '';
  for (const said of [FIRST.text, 'Aline', SECOND.text, 'Sans nom']) assert.ok(page.includes(said), said);
  assert.ok(outline.includes('Témoignages'));
  assert.match(html, /Un relais, et un entretien &lt;b&gt;grâce à&lt;\/b&gt; lui !<\/blockquote>/);
  for (const file of (await readAttachments(pdf)).values()) assert.ok(!file.includes(SECOND.text));
});

test('words that were taken back leave their place to a sentence, in the same edition', async () => {
  const [before, now] = [await print([FIRST, SECOND]), await print([SECOND])];
  const text = (await readPdf(now.pdf)).pages.join(' ');
  assert.match(text, /Témoignage retiré depuis, ou arrivé au terme de sa conservation/);
  assert.ok(!text.includes('un entretien') && !now.html.includes('un entretien') && !text.includes('Aline'));
  const [one, other] = [await readAttachments(before.pdf), await readAttachments(now.pdf)];
  assert.deepEqual(other, one);
  assert.ok(text.includes(edition().sha256));
  const english = await print([], { lang: 'en' });
  assert.match(
    (await readPdf(english.pdf)).pages.join(' '),
    /Testimonial withdrawn since, or kept for as long as it may be/,
  );
});

test('an account is named where its person chose it as a name, and nowhere else', async () => {
  assert.match((await print([{ ...SECOND, name: '@aline_b' }])).html, /@aline_b/);
  await assert.rejects(
    print([{ ...SECOND, text: 'Merci à @quelquun pour tout cela.' }]),
    (error: AppError) => {
      assert.equal(error.code, 'gate-person-named');
      return true;
    },
  );
});

test('nobody is quoted on the page for sponsors', async () => {
  const { html } = await printEdition({
    ...released(),
    ...{ testimonials: [FIRST], sheet: 'sponsors', lang: 'fr', webDir, browser },
  });
  assert.ok(!html.includes('un entretien'));
});
