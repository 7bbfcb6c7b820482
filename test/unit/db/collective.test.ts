import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { day } from '../../../db/core/calendar.ts';
import { inForce, readCollective } from '../../../db/core/collective.ts';
import { AppError } from '../../../db/core/errors.ts';

const own = new URL('../../../collective.json', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'collective-'));

function fileWith(change: Record<string, unknown>): string {
  const path = join(folder, 'collective.json');
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(own, 'utf8')), ...change }));
  return path;
}

test('the file that comes with the project is correct', () => {
  const collective = readCollective(own);
  assert.equal(collective.account, 'i4Emploi');
  assert.equal(collective.startDay, '2015-09-26');
});

const wrong: [string, unknown][] = [
  ['startDay', '2015-02-30'],
  ['timeZone', 'Europe/Tours'],
  ['account', '@i4Emploi'],
  ['tag', '#i4Emploi'],
  ['prices', []],
  ['caps', []],
  ['caps', undefined],
  ['hashtags', ['i4Emploi']],
  ['bios.panelPerNight', { panelPerNight: 2.5 }],
  ['bios.sweepDaysBefore', { sweepDaysBefore: 0 }],
];
for (const [field, value] of wrong) {
  test(`a wrong ${field} is named in one sentence`, () => {
    assert.throws(
      () => readCollective(fileWith({ [field.split('.')[0] as string]: value })),
      (error) =>
        error instanceof AppError &&
        error.code === 'collective-invalid' &&
        error.sentence.fr.includes(`« ${field} »`),
    );
  });
}

test('who says nothing of bios has them read within a budget, before each anniversary', () => {
  const { bios } = readCollective(fileWith({ bios: undefined }));
  assert.deepEqual(bios, { panelPerNight: 20, sweepDaysBefore: 7 });
});

test('a cap that is no amount, or dates that go backwards, are named in one sentence', () => {
  const caps: [string, unknown][] = [
    ['caps.0.dollarsPerMonth', [{ from: '2015-09-26', dollarsPerMonth: -1 }]],
    ['caps.0.dollarsPerMonth', [{ from: '2015-09-26', dollarsPerMonth: '100' }]],
    ['caps.0.from', [{ from: '26/09/2015', dollarsPerMonth: 100 }]],
    [
      'caps',
      [
        { from: '2026-01-01', dollarsPerMonth: 100 },
        { from: '2025-01-01', dollarsPerMonth: 50 },
      ],
    ],
  ];
  for (const [field, value] of caps) {
    assert.throws(
      () => readCollective(fileWith({ caps: value })),
      (error) =>
        error instanceof AppError &&
        error.code === 'collective-invalid' &&
        error.sentence.fr.includes(`« ${field} »`) &&
        !error.sentence.fr.includes('\n'),
    );
  }
});

test('a dated entry holds from its day on', () => {
  const caps = [
    { from: day('2026-01-01'), dollarsPerMonth: 100 },
    { from: day('2026-03-01'), dollarsPerMonth: 50 },
  ];
  const held = (on: string) => inForce(caps, day(on)).dollarsPerMonth;
  assert.deepEqual(['2020-01-01', '2026-02-28', '2026-03-01'].map(held), [100, 100, 50]);
});

test('a file that is missing or no JSON is told apart from a wrong field', () => {
  const path = join(folder, 'broken.json');
  writeFileSync(path, '{"name": ');
  for (const file of [path, join(folder, 'absent.json')]) {
    assert.throws(
      () => readCollective(file),
      (error) => error instanceof AppError && error.code === 'collective-unreadable',
    );
  }
});
