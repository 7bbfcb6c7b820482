import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AnswerCache } from '../../../api/answer-cache.ts';

const bytes = (text: string) => Buffer.from(text);

test('an answer is found again by its question', () => {
  const cache = new AnswerCache();
  cache.keep('/a', '1', bytes('{"a":1}'));
  assert.equal(cache.find('/a', '1')?.toString(), '{"a":1}');
  assert.equal(cache.find('/b', '1'), null);
});

test('an answer of another version of the store is none', () => {
  const cache = new AnswerCache();
  cache.keep('/a', '1', bytes('old'));
  assert.equal(cache.find('/a', '2'), null);
  cache.keep('/a', '2', bytes('new'));
  assert.equal(cache.find('/a', '2')?.toString(), 'new');
});

test('when room is needed, the answer not asked for longest goes', () => {
  const cache = new AnswerCache(20);
  cache.keep('/a', '1', bytes('aaa'));
  cache.keep('/b', '1', bytes('bbb'));
  cache.keep('/c', '1', bytes('ccc'));
  cache.keep('/d', '1', bytes('ddd'));
  cache.find('/a', '1');
  cache.keep('/e', '1', bytes('eee'));
  assert.deepEqual(
    ['/a', '/b', '/c', '/d', '/e'].map((address) => cache.find(address, '1') !== null),
    [true, false, true, true, true],
  );
});

test('one answer never drives out the others', () => {
  const cache = new AnswerCache(20);
  cache.keep('/a', '1', bytes('aaa'));
  cache.keep('/large', '1', bytes('x'.repeat(20)));
  assert.equal(cache.find('/large', '1'), null);
  assert.equal(cache.find('/a', '1')?.toString(), 'aaa');
});

test('an answer that is given again takes the room of one, and a long question takes room too', () => {
  const cache = new AnswerCache(20);
  for (let version = 0; version < 50; version += 1) cache.keep('/a', `${version}`, bytes('aaa'));
  for (const question of ['/b', '/c', '/d']) cache.keep(question, '1', bytes('bbb'));
  assert.equal(cache.find('/a', '49')?.toString(), 'aaa');
  cache.keep(`/${'q'.repeat(20)}`, '1', bytes(''));
  assert.equal(cache.find(`/${'q'.repeat(20)}`, '1'), null);
});
