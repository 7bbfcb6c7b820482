import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tryFailpoints } from '../../crash/failpoints.ts';

// Every state, and kills at random on both engines: npm run crash.
test('a night stopped between any two statements goes on as if nothing had happened', async () => {
  const { states, problems } = await tryFailpoints({ each: 13 });
  assert.ok(states > 50);
  assert.deepEqual(problems, []);
});

test('without transactions, or without the log, it does not', async () => {
  for (const twin of ['without-transactions', 'without-log'] as const) {
    const { problems } = await tryFailpoints({ twin, each: 70 });
    assert.ok(problems.length > 0, twin);
  }
});
