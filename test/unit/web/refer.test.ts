import assert from 'node:assert/strict';
import { test } from 'node:test';
import { referencesIn } from '../../../api/contract/figure-reference.ts';
import { roundedReferences } from '../../../web/editions/rounded-references.ts';
import { wordsOf } from '../../../web/i18n/words.ts';
import { referToFigure } from '../../../web/report/refer.ts';
import { reportWords } from '../../../web/report/report-words.ts';
import { editionAnswer } from '../../e2e/web-fixtures/answers.ts';

const { document } = editionAnswer();
const read = (text: string, language: 'fr' | 'en', edition = document) => {
  const [reference] = referencesIn(text);
  assert.ok(reference);
  const said = referToFigure(edition, reference, reportWords(wordsOf(language)));
  assert.ok(said);
  return { inline: said.inline.replace(/\s/g, ' '), note: said.note.replace(/\s/g, ' ') };
};

test('a rounded reference reads as words that are true of the figure, its footnote has the figure itself', () => {
  const fr = read('{{figure:hashtag_posts_original.rounded}}', 'fr');
  assert.equal(fr.inline, 'près de 28 000');
  assert.match(fr.note, / · arrondi dans le texte, chiffre de l’édition : 27 518 · .*définition, version/);
  const en = read('{{figure:hashtag_posts_original.rounded}}', 'en');
  assert.equal(en.inline, 'nearly 28,000');
  assert.match(en.note, / · rounded in the text, figure of the edition: 27,518 · .*definition, version/);
});

test('of a minimum with an upper bound the words are true of both, and both are in the footnote', () => {
  const fr = read('{{figure:seekers_distinct.all.rounded}}', 'fr');
  assert.equal(fr.inline, 'plus de 1 450');
  assert.match(fr.note, /chiffre de l’édition : au moins 1 461 · .*1 479/);
  assert.equal(read('{{figure:seekers_distinct.all}}', 'fr').inline, 'au moins 1 461');
});

test('a figure that may not be rounded, or is round already, reads as it is, without a word of rounding', () => {
  for (const key of ['job_declarations_period', 'bio_adopters', 'relay_coverage', 'time_to_first_relay']) {
    const [plain, rounded] = [read(`{{figure:${key}}}`, 'fr'), read(`{{figure:${key}.rounded}}`, 'fr')];
    assert.deepEqual(rounded, plain, key);
  }
  const round = editionAnswer().document;
  for (const { year } of round.figures) if (year.value === 544) year.value = 550;
  const fr = read('{{figure:collective_relays.rounded}}', 'fr', round);
  assert.equal(fr.inline, '550');
  assert.doesNotMatch(fr.note, /arrondi/);
});

test('the desk lists the references that can be rounded, with what they read', () => {
  assert.deepEqual(
    roundedReferences('seekers_distinct', document).map(({ reference, said }) => [reference, said.en]),
    [
      ['{{figure:seekers_distinct.rounded}}', 'nearly 390'],
      ['{{figure:seekers_distinct.all.rounded}}', 'more than 1,450'],
    ],
  );
  assert.deepEqual(roundedReferences('job_declarations_period', document), []);
});
