import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { EditionAnswer } from '../../../api/contract/edition.ts';
import type { PublicCell } from '../../../api/contract/public.ts';
import { readEnv } from '../../../db/core/env.ts';
import type { AppError } from '../../../db/core/errors.ts';
import { readAttachments } from '../../../reports/print/attachments.ts';
import { findBrowser } from '../../../reports/print/find-browser.ts';
import { type PrintedEdition, printEdition, printShare } from '../../../reports/print/printer.ts';
import { editionAnswer } from '../web-fixtures/answers.ts';
import { type ReadPdf, readPdf } from './read-pdf.ts';

const webDir = fileURLToPath(new URL('../../../web/dist', import.meta.url));
const browser = findBrowser(readEnv());
/** In the edition, never in what was published of it. */
const SECRET = 987_654;

const cell = (grain: 'all' | 'year', figure: Partial<PublicCell>): PublicCell => ({
  period: { grain, start: grain === 'all' ? '2015-09-26' : '2017-09-26', end: '2018-09-25' },
  dimension: '',
  state: 'measured',
  value: null,
  low: null,
  high: null,
  n: null,
  coverage: 1,
  reason: null,
  version: 1,
  ...figure,
});

function released(): EditionAnswer {
  const answer = editionAnswer();
  for (const { year, all } of answer.document.figures)
    for (const measure of [year, all]) Object.assign(measure, { value: SECRET, low: SECRET, high: SECRET });
  const tables = [
    { indicator: 'seekers_relayed', cells: [cell('all', { low: 1405, high: 1554 })] },
    { indicator: 'active_days_ratio', cells: [cell('all', { value: 0.979, n: 1440 })] },
    { indicator: 'job_declarations_cumulative', cells: [cell('all', { low: 348, high: 496 })] },
    { indicator: 'potential_audience_bounds', cells: [cell('all', { low: 34_518, high: 2_988_726 })] },
    {
      indicator: 'job_declarations_period',
      cells: [
        cell('year', { state: 'hidden', reason: 'few_people' }),
        cell('year', {
          low: 110,
          high: 148,
          period: { grain: 'year', start: '2016-09-26', end: '2017-09-25' },
        }),
      ],
    },
  ];
  answer.document.texts = [
    {
      slot: 'support',
      fr: 'Un serveur et des lectures de X : {{figure:seekers_relayed.all}} personnes relayées.',
      en: 'A server and reads of X: {{figure:seekers_relayed.all}} people relayed.',
    },
    { slot: 'opening', fr: 'Du rapport seulement.', en: 'Of the report only.' },
  ];
  answer.document.released = { until: '2018-09-30', madeAt: '2018-10-20T02:00:00.000Z', tables };
  return answer;
}

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
  assert.match(text, /Chiffres publics arrêtés au 30 septembre 2018/);
  assert.match(text, /Ce que cette page ne dit pas/);
  assert.match(text, /Démonstration, données inventées/);
  assert.match(
    text,
    /Ce que votre soutien rend possible Un serveur et des lectures de X : au moins 1 405 ?1 personnes relayées/,
  );
  assert.doesNotMatch(text, /Du rapport seulement/);
  assert.match(text, /au moins 110, au plus 148/);
  assert.match(text, /Non publié, pour que personne ne soit reconnu/);
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
