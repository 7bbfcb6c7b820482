import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AnswerCache } from '../../../api/answer-cache.ts';

test('an answer is found again at its address', () => {
  const cache = new AnswerCache();
  cache.keep('/a', '1', '{"a":1}');
  assert.equal(cache.find('/a', '1'), '{"a":1}');
  assert.equal(cache.find('/b', '1'), null);
});

test('an answer of another version of the store is none', () => {
  const cache = new AnswerCache();
  cache.keep('/a', '1', 'old');
  assert.equal(cache.find('/a', '2'), null);
  cache.keep('/a', '2', 'new');
  assert.equal(cache.find('/a', '2'), 'new');
});

test('when room is needed, the answer not asked for longest goes', () => {
  const cache = new AnswerCache(12);
  cache.keep('/a', '1', 'aaa');
  cache.keep('/b', '1', 'bbb');
  cache.keep('/c', '1', 'ccc');
  cache.keep('/d', '1', 'ddd');
  cache.find('/a', '1');
  cache.keep('/e', '1', 'eee');
  assert.deepEqual(
    ['/a', '/b', '/c', '/d', '/e'].map((address) => cache.find(address, '1') !== null),
    [true, false, true, true, true],
  );
});

test('one answer never drives out the others', () => {
  const cache = new AnswerCache(12);
  cache.keep('/a', '1', 'aaa');
  cache.keep('/large', '1', 'x'.repeat(12));
  assert.equal(cache.find('/large', '1'), null);
  assert.equal(cache.find('/a', '1'), 'aaa');
});
