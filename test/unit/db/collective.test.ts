import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readCollective } from '../../../db/core/collective.ts';
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
  ['hashtags', ['i4Emploi']],
];
for (const [field, value] of wrong) {
  test(`a wrong ${field} is named in one sentence`, () => {
    assert.throws(
      () => readCollective(fileWith({ [field]: value })),
      (error) =>
        error instanceof AppError &&
        error.code === 'collective-invalid' &&
        error.sentence.fr.includes(`« ${field} »`),
    );
  });
}

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
