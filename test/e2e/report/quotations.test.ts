import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { StandingQuotation } from '../../../api/contract/testimonial.ts';
import { readEnv } from '../../../db/core/env.ts';
import type { AppError } from '../../../db/core/errors.ts';
import { pseudonymiser } from '../../../db/core/pseudonym.ts';
import { idSeal } from '../../../db/core/sealed-id.ts';
import { forgetPerson } from '../../../db/privacy/forget-person.ts';
import { openStore } from '../../../db/store.ts';
import { canonicalJson } from '../../../reports/edition/canonical.ts';
import { freezeEdition } from '../../../reports/edition/freeze.ts';
import { standingQuotations } from '../../../reports/edition/quotations.ts';
import { verifyEdition } from '../../../reports/edition/verify.ts';
import { readAttachments } from '../../../reports/print/attachments.ts';
import { KeptBrowser } from '../../../reports/print/browser.ts';
import { findBrowser } from '../../../reports/print/find-browser.ts';
import { drawEdition, type PrintArgs, printEdition } from '../../../reports/print/printer.ts';
import { KEY } from '../../integration/api/telling.ts';
import { everyWord } from '../../integration/jobs/lived.ts';
import { quoted, WORDS } from '../../integration/reports/quoted-year.ts';
import { editionAnswer } from '../web-fixtures/answers.ts';
import { released } from '../web-fixtures/released.ts';
import { readPdf } from './read-pdf.ts';

const webDir = fileURLToPath(new URL('../../../web/dist', import.meta.url));
const browser = new KeptBrowser(findBrowser(readEnv()));
after(() => browser[Symbol.asyncDispose]());

const FIRST = {
  ...{ id: 3, text: 'Un relais, et un entretien <b>grâce à</b> lui !', name: 'Aline' },
  language: 'fr',
} as const;
const SECOND = { id: 4, text: 'Je ne pensais pas écrire ici un jour.', language: null, name: null };
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
  const english = (await print([FIRST, SECOND], { lang: 'en' })).html;
  assert.match(english, /<blockquote lang="fr"[^>]*>Un relais/);
  // Nobody kept in which language the second was written: a reader is told that it is not known.
  assert.match(english, /<blockquote lang=""[^>]*>Je ne pensais/);
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

test('of who is forgotten no word is left: in the store, in what is printed from then on, and verify says so', async () => {
  await using store = await openStore('sqlite::memory:');
  const { service, document: built } = await quoted(store);
  await using _service = service;
  const frozen = await freezeEdition(store, built);
  const printNow = async (lang: 'fr' | 'en') => {
    const testimonials = await standingQuotations(store.db, frozen.document);
    const { printed } = await drawEdition({ ...frozen, testimonials, lang, webDir, browser });
    return { html: printed.html, text: (await readPdf(printed.pdf)).pages.join(' ') };
  };
  assert.ok((await printNow('fr')).text.includes('je commence lundi'));
  const { person } = await store.db
    .selectFrom('testimonial')
    .select('person')
    .where('state', '=', 'accepted')
    .where('text', '=', WORDS)
    .executeTakeFirstOrThrow();
  const keys = { at: service.clock.now(), pseudonymise: pseudonymiser(KEY), idSeal: idSeal(KEY) };
  await store.db.transaction().execute((db) => forgetPerson(db, person, keys));
  for (const [lang, said] of [
    ['fr', /Témoignage retiré depuis, ou arrivé au terme/],
    ['en', /Testimonial withdrawn since, or kept/],
  ] as const) {
    const { html, text } = await printNow(lang);
    for (const word of ['je commence lundi', 'Aline']) assert.ok(!`${html}${text}`.includes(word), word);
    assert.match(text, said);
  }
  assert.ok(!(await everyWord(store)).includes('je commence lundi'));
  const verdict = await verifyEdition(store, canonicalJson(frozen.document));
  assert.match(verdict.remarks.map(({ fr }) => fr).join(), /n’est plus montré \(retiré, effacé/);
});

test('nobody is quoted on the page for sponsors', async () => {
  const { html } = await printEdition({
    ...released(),
    ...{ testimonials: [FIRST], sheet: 'sponsors', lang: 'fr', webDir, browser },
  });
  assert.ok(!html.includes('un entretien'));
});
