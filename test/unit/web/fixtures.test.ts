import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EditionAnswer, EditionsAnswer } from '../../../api/contract/edition.ts';
import { IndicatorsAnswer } from '../../../api/contract/indicator.ts';
import { MeasuresAnswer } from '../../../api/contract/measure.ts';
import { PublishedFiguresAnswer, SummaryAnswer } from '../../../api/contract/summary.ts';
import {
  EDITION,
  editionAnswer,
  indicatorsAnswer,
  measuresAnswer,
  summaryAnswer,
} from '../../e2e/web-fixtures/answers.ts';
import { PUBLISHED } from '../../e2e/web-fixtures/published.ts';

test('the answers that the pages are tried with are answers of the contract', () => {
  IndicatorsAnswer.parse(indicatorsAnswer());
  PublishedFiguresAnswer.parse(PUBLISHED);
  EditionsAnswer.parse({ editions: [EDITION] });
  EditionAnswer.parse(editionAnswer());
  for (const year of [null, 2015, 2018]) SummaryAnswer.parse(summaryAnswer(year));
  for (const { key, core, grains } of indicatorsAnswer().indicators.filter((indicator) => indicator.core))
    for (const grain of grains) assert.ok(core && MeasuresAnswer.parse(measuresAnswer(key, { grain })));
});

test('every measure is whole: a value or bounds when measured, neither when not', () => {
  for (const { indicator, measures } of editionAnswer().document.series)
    for (const { state, value, low, high, period } of measures) {
      const known = value !== null || low !== null;
      assert.equal(known, state === 'measured', `${indicator} ${period.start}`);
      assert.ok(low === null || high === null || low <= high);
    }
});
