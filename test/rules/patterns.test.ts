import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from 'scslre';
import { parseSync } from 'vite';
import { readSources } from './sources.ts';

/**
 * Whether there is a text on which the time of this pattern grows with the square of its length, or faster: where
 * repetitions meet. Alternatives of one repetition that begin alike are not seen.
 */
const isSlow = (pattern: RegExp): boolean => analyse(pattern).reports.length > 0;

test('a pattern that some text makes slow is seen', () => {
  assert.ok(!isSlow(/^[a-z]+@[a-z]+$/));
  for (const pattern of [/^(?:\w+)+$/, /\s+$/, /\w+@\w/, /<.*>.*<.*>$/])
    assert.ok(isSlow(pattern), String(pattern));
});

test('no text makes a pattern of the rooms slow: whoever writes a long one keeps nobody waiting', () => {
  const patterns = readSources().flatMap(({ path, text }) =>
    patternsOf(path, text).map((pattern) => ({ path, pattern })),
  );
  assert.ok(patterns.length > 200);
  const slow = patterns.filter(({ pattern }) => isSlow(pattern));
  assert.deepEqual(
    slow.map(({ path, pattern }) => `${path}: ${pattern}`),
    [],
  );
});

/** Sets of letters of several signs are read by the engine alone. */
const UNREAD = /\\p\{RGI_Emoji\}/;

function patternsOf(path: string, text: string): RegExp[] {
  const found: RegExp[] = [];
  const visit = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    const { regex } = node as { regex?: { pattern: string; flags: string } };
    if (regex && !UNREAD.test(regex.pattern)) found.push(new RegExp(regex.pattern, regex.flags));
    for (const part of Object.values(node)) visit(part);
  };
  visit(parseSync(path, text).program);
  return found;
}
