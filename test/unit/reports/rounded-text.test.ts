import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultyTexts } from '../../../reports/gate/text-conditions.ts';
import { editionAnswer } from '../../e2e/web-fixtures/answers.ts';

const { figures, indicators } = editionAnswer().document;
const faults = (reference: string, slot: 'opening' | 'support' = 'opening') =>
  faultyTexts({ texts: [{ slot, fr: reference, en: reference }], figures, indicators });

test('a figure that bears round words may be rounded in the report, of the year or since the start', () => {
  for (const key of ['hashtag_posts_original', 'seekers_distinct.all', 'seeker_requests'])
    assert.deepEqual(faults(`{{figure:${key}.rounded}}`), [], key);
});

test('one that does not is refused once, with its reference and why, in both languages', () => {
  const [found, ...more] = faults('{{figure:job_declarations_period.all.rounded}}');
  assert.deepEqual(more, []);
  assert.deepEqual(found, {
    condition: 'text-faulty',
    fr: 'le texte «\u00a0avant-propos\u00a0» ne peut pas arrondir {{figure:job_declarations_period.all.rounded}}\u00a0: ce que des personnes déclarent s’écrit exactement',
    en: 'the text "foreword" cannot round {{figure:job_declarations_period.all.rounded}}: what people declare is written exactly',
  });
  assert.match(faults('{{figure:bio_adopters.rounded}}')[0]?.fr ?? '', /minimum que rien ne borne au-dessus/);
  assert.match(
    faults('{{figure:potential_audience_bounds.rounded}}')[0]?.en ?? '',
    /no round number is true/,
  );
});

test('an unknown figure is only said to be unknown, and nothing is rounded on the page for sponsors', () => {
  const [unknown, ...more] = faults('{{figure:nobody.rounded}}');
  assert.match(unknown?.en ?? '', /is no figure of the edition/);
  assert.deepEqual(more, []);
  const [released] = faults('{{figure:hashtag_posts_original.rounded}}', 'support');
  assert.match(released?.fr ?? '', /déjà arrondis vers le bas/);
});
