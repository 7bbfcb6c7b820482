import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CATALOGUE, indicatorOf, versionAt } from '../../../db/catalogue/index.ts';
import { AppError } from '../../../db/core/errors.ts';
import { FAMILIES } from '../../../db/core/families.ts';
import { findForbiddenWords } from '../../../db/words/forbidden-words.ts';
import { longDate } from '../../../db/words/long-date.ts';
import { frenchFaults } from '../../rules/french-faults.ts';

const CORE = [
  'M01',
  'M04',
  'M05',
  'M09',
  'M12',
  'M13',
  'M14',
  'M17',
  'M20',
  'M23',
  'M25',
  'M26',
  'M27',
  'M39',
];
const SENTENCES = ['label', 'definition', 'caveat', 'source'] as const;

test('every core figure of the catalogue is defined', () => {
  assert.deepEqual(
    CATALOGUE.filter(({ core }) => core)
      .map(({ code }) => code)
      .sort(),
    CORE,
  );
});

for (const indicator of CATALOGUE) {
  test(`${indicator.key} says what it counts, what it does not say, and since when`, () => {
    for (const field of SENTENCES) {
      for (const language of ['fr', 'en'] as const) {
        const text = indicator[field][language];
        assert.ok(text.trim().length > 8, `${field} ${language}`);
        assert.equal(text, text.trim(), `${field} ${language}`);
      }
      assert.notEqual(indicator[field].fr, indicator[field].en, field);
    }
    assert.ok(FAMILIES.includes(indicator.family));
    assert.ok(indicator.grains.length > 0);
    assert.ok(indicator.versions.length > 0);
    indicator.versions.forEach(({ version, from }, index) => {
      assert.equal(version, index + 1);
      assert.ok(index === 0 || from > (indicator.versions[index - 1]?.from ?? ''));
    });
  });
}

test('French keeps its spaces, apostrophes and accents', () => {
  for (const indicator of CATALOGUE) {
    const texts = [
      ...SENTENCES.map((field) => indicator[field]),
      ...indicator.versions.map(({ note }) => note),
    ];
    for (const { fr } of texts) assert.deepEqual(frenchFaults(fr), [], `${indicator.key}: ${fr}`);
  }
});

test('no figure claims an effect', () => {
  for (const indicator of CATALOGUE) {
    const texts = [
      ...SENTENCES.map((field) => indicator[field]),
      ...indicator.versions.map(({ note }) => note),
    ];
    for (const { fr, en } of texts) {
      assert.equal(findForbiddenWords(fr), null, indicator.key);
      assert.equal(findForbiddenWords(en), null, indicator.key);
    }
  }
});

test('six figures head the home page, and keys are not shared', () => {
  assert.equal(CATALOGUE.filter(({ headline }) => headline).length, 6);
  assert.equal(new Set(CATALOGUE.map(({ key }) => key)).size, CATALOGUE.length);
  assert.equal(new Set(CATALOGUE.map(({ code }) => code)).size, CATALOGUE.length);
});

test('an unknown key is refused with a code', () => {
  assert.throws(
    () => indicatorOf('people_reached'),
    (error) => error instanceof AppError && error.status === 404 && error.code === 'indicator-unknown',
  );
});

test('a period takes the definition in force at its end', () => {
  assert.equal(versionAt(indicatorOf('seeker_requests'), '2016-01-01'), 1);
});

test('what a new definition changes is said without its day, which stands before it wherever it is told', () => {
  const changed = CATALOGUE.flatMap(({ versions }) => versions.slice(1));
  assert.ok(changed.length > 0);
  for (const { from, note } of changed)
    for (const language of ['fr', 'en'] as const)
      assert.ok(!note[language].includes(longDate(from, language)), note[language]);
});

test('a piece of advice is one in English, and nothing there is “apart”', () => {
  const said = CATALOGUE.flatMap(({ definition, caveat, label }) => [definition.en, caveat.en, label.en]);
  assert.deepEqual(
    said.filter((text) => /\ban advice\b|(?<!far )\bapart\b/i.test(text)),
    [],
  );
});
