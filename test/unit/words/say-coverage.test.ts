import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayCoverage } from '../../../db/words/say-coverage.ts';

test('a coverage is rounded down, to a tenth', () => {
  assert.equal(sayCoverage(0.9999, 'fr'), '99,9\u00a0%');
  assert.equal(sayCoverage(0.283, 'en'), '28.3%');
  assert.equal(sayCoverage(1, 'fr'), '100\u00a0%');
});
