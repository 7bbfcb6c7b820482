import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { spreadsheet } from '../../../db/core/spreadsheet.ts';

test('a table has the separator and the decimals of its language, and an empty cell for what is not known', () => {
  const rows = [
    ['jour', 'part'],
    ['2019-09-26', 1234.5],
    ['2019-09-27', null],
  ];
  assert.equal(spreadsheet(rows, 'fr'), '\ufeffjour;part\n2019-09-26;1234,5\n2019-09-27;\n');
  assert.equal(spreadsheet(rows, 'en'), '\ufeffjour,part\n2019-09-26,1234.5\n2019-09-27,\n');
});

test('a number below zero stays a number', () => {
  assert.equal(spreadsheet([[-12, -0.294149]], 'fr'), '\ufeff-12;-0,294149\n');
  assert.equal(spreadsheet([[-12, -0.294149]], 'en'), '\ufeff-12,-0.294149\n');
});

test('no text begins as a formula does, in any column; read back it is what was written, behind an apostrophe', () => {
  const text = fc
    .tuple(
      fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠', 'x'),
      fc.string({ unit: 'grapheme' }),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('fr', 'en'),
      (cells, language) => {
        const table = spreadsheet([cells], language);
        const [read = []] = parse(table, {
          bom: true,
          delimiter: language === 'fr' ? ';' : ',',
        }) as string[][];
        assert.deepEqual(
          read,
          cells.map((cell) => (cell.startsWith('x') ? cell : `'${cell}`)),
        );
      },
    ),
    { seed: 3 },
  );
});
