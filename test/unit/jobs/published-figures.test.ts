import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { instant } from '../../../db/core/calendar.ts';
import { AppError } from '../../../db/core/errors.ts';
import { parseLocated } from '../../../jobs/sources/files/located-json.ts';
import { readPublishedFigures } from '../../../jobs/sources/files/published-figures.ts';

const AT = instant('2026-11-01T10:00:00Z');
const FIGURE = {
  date: '2019-09-30',
  date_precision: 'day',
  indicator: 'seekers_distinct',
  qualifier: 'nearly',
  value: 1500,
  low: 1425,
  high: 1499,
  wording: 'près de 1500 personnes',
  note: '',
  source: 'Un journal',
  url: 'https://example.org/article',
};
const file = (...figures: object[]): string =>
  `{"about": "essai", "figures": [\n${figures.map((figure) => JSON.stringify(figure)).join(',\n')}\n]}`;
const refusal = (text: string): AppError => {
  try {
    readPublishedFigures(text, 'f.json', AT);
  } catch (error) {
    assert.ok(error instanceof AppError);
    assert.equal(error.code, 'import-invalid');
    return error;
  }
  return assert.fail('the file was taken');
};

test('the published figures that ship are read with their wording and bounds', () => {
  const shipped = readFileSync('db/catalogue/published-figures.json', 'utf8');
  const figures = readPublishedFigures(shipped, 'published-figures.json', AT);
  assert.equal(figures.length, 13);
  const asked = figures.find(({ indicator }) => indicator === 'seekers_distinct');
  assert.deepEqual([asked?.qualifier, asked?.stated, asked?.low, asked?.high], ['nearly', 1500, 1425, 1499]);
  assert.equal(new Set(figures.map(({ id }) => id)).size, 13);
});

test('a figure keeps its identity wherever the file lists it, and is told once', () => {
  const other = {
    ...FIGURE,
    wording: 'plus de 1000',
    qualifier: 'more_than',
    value: 1000,
    low: 1001,
    high: null,
  };
  const ids = (text: string) => readPublishedFigures(text, 'f.json', AT).map(({ id }) => id);
  assert.deepEqual(ids(file(other, FIGURE)), ids(file(FIGURE, other)).reverse());
  assert.equal(ids(file(FIGURE, FIGURE)).length, 1);
  const { sentence } = refusal(file(FIGURE, { ...FIGURE, high: 1498 }));
  assert.match(sentence.en, /line 3, column 1: this figure is already in the file/);
});

test('« près de 1 500 » is never 1500, nor « plus de 2 000 » 2000', () => {
  assert.match(
    refusal(file({ ...FIGURE, high: 1500 })).sentence.en,
    /figures\[0\]\.value" is wrong \(contradicts/,
  );
  const more = { ...FIGURE, qualifier: 'more_than', value: 2000, low: 2000, high: null };
  assert.match(refusal(file(more)).sentence.fr, /« figures\[0\]\.value » est incorrect \(contredit/);
});

test('a wrong field is named with the line where it stands', () => {
  const wrong: [object, RegExp][] = [
    [{ ...FIGURE, qualifier: 'nearlyy' }, /f\.json, line 3, column \d+: the field "figures\[1\]\.qualifier"/],
    [{ ...FIGURE, value: '1500' }, /line 3, column \d+: the field "figures\[1\]\.value"/],
    [{ ...FIGURE, sauce: 'x' }, /the field "figures\[1\]\.sauce"/],
    [{ ...FIGURE, date: '2019-02-30' }, /the field "figures\[1\]\.date" is wrong \(does not fit/],
    [{ ...FIGURE, low: 1499, high: 1425 }, /the field "figures\[1\]\.low" is wrong \(exceeds high/],
    [{ ...FIGURE, url: 'javascript:alert(1)' }, /the field "figures\[1\]\.url"/],
  ];
  for (const [figure, expected] of wrong) assert.match(refusal(file(FIGURE, figure)).sentence.en, expected);
  const { source: _, ...without } = FIGURE;
  assert.match(
    refusal(file(FIGURE, without)).sentence.en,
    /line 3, column 1: the field "figures\[1\]\.source"/,
  );
});

test('French readers get the reason in French', () => {
  const { sentence } = refusal(file({ ...FIGURE, value: '1500' }));
  assert.match(
    sentence.fr,
    /^f\.json, ligne 2, colonne \d+ : le champ « figures\[0\]\.value » est incorrect \(Entrée/,
  );
  assert.match(sentence.fr, /Rien n’a été importé\.$/);
});

test('broken JSON is told with its line and column', () => {
  const broken: [string, number, number][] = [
    ['', 1, 1],
    ['{"about": "x",\n "figures": [1,]}', 2, 16],
    ['{"about": "x"\n "figures": []}', 2, 2],
    ['{"about": "é👍" oops}', 1, 16],
    ['[1, 2', 1, 6],
    ['{"a": 1} x', 1, 10],
    ['{"a": 01}', 1, 8],
    ['{"a": "tab\tinside"}', 1, 7],
    ['{"a": 1, "a": 2}', 1, 10],
    ['['.repeat(200), 1, 102],
  ];
  for (const [text, line, column] of broken) {
    assert.match(
      refusal(text).sentence.en,
      new RegExp(`^f\\.json, line ${line}, column ${column}: this is not valid`),
      text,
    );
  }
});

test('what is read is what JSON.parse reads', () => {
  const texts = [
    '{"a":[1,-2.5e3,true,null,{"b":"\\u00e9\\n\\"/"}],"":{}}',
    ' [ ] ',
    '"x"',
    '{"__proto__": 1}',
  ];
  for (const text of texts) {
    assert.equal(JSON.stringify(parseLocated(text, 'f.json').value), JSON.stringify(JSON.parse(text)), text);
  }
});
