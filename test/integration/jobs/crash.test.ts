import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { tryFailingDisk } from '../../crash/failing-disk.ts';
import { tryFailpoints } from '../../crash/failpoints.ts';
import { tryServerFailpoints } from '../../crash/server-failpoints.ts';
import { realServer } from '../stores.ts';

// Every state, kills at random on both engines, and fifty refusals of the disk: npm run crash.
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

describe('on a server', () => {
  const emptied = realServer();
  test('a night whose process dies before a commit goes on as well, and without transactions it does not', async () => {
    const postgres = await emptied();
    const { cut, problems } = await tryServerFailpoints({ postgres, each: 60 });
    assert.ok(cut >= 2);
    assert.deepEqual(problems, []);
    const twin = await tryServerFailpoints({ postgres, twin: 'without-transactions', each: 250 });
    assert.match(twin.problems.join('\n'), /differ/);
  });
});

test('a night whose disk refuses to write says so, and goes on once it is well', async (t) => {
  const found = await tryFailingDisk({ failures: 2, seed: 1 });
  if (!found) return t.skip('there is no strace to refuse with');
  assert.ok(found.stopped > 0);
  assert.deepEqual(found.problems, []);
  // Where nothing but what is read again was half written, no harm is done: some refusal before long does some.
  const twin = await tryFailingDisk({ failures: 12, seed: 1, twin: 'without-transactions' });
  assert.ok(twin && twin.problems.length > 0);
});
