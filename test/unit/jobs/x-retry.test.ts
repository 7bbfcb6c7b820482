import assert from 'node:assert/strict';
import { test } from 'node:test';
import { silentLog } from '../../../db/core/log.ts';
import { withRetry } from '../../../jobs/sources/x/retry.ts';
import { XError, type XErrorKind } from '../../../jobs/sources/x/x-error.ts';

const NOW = Date.parse('2026-11-01T10:00:00Z');
const failing = (kind: XErrorKind, inMs: number | null = null) =>
  new XError(kind, 'tweets/search/all', { resetAt: inMs === null ? null : NOW + inMs });

/** Asks X, which fails so before it answers; how often it was asked, how long was waited, and what came of it. */
async function ask(...errors: Error[]) {
  const waits: number[] = [];
  let tries = 0;
  const policy = {
    now: () => NOW,
    log: silentLog(),
    patienceMs: 60_000,
    sleep: async (wait: number) => void waits.push(wait),
  };
  const outcome = await withRetry(policy, async () => {
    const error = errors[tries];
    tries += 1;
    if (error) throw error;
    return 'answered';
  }).catch((error: unknown) => error);
  return { tries, waits, outcome };
}

test('what may pass by itself is tried four times, one, two and four seconds apart, and no more', async () => {
  for (const kind of ['server', 'partial-response', 'corrupt', 'too-large', 'deadline', 'network'] as const) {
    const error = failing(kind);
    assert.deepEqual(await ask(error, error, error), {
      tries: 4,
      waits: [1000, 2000, 4000],
      outcome: 'answered',
    });
    const never = await ask(error, error, error, error, error);
    assert.deepEqual([never.tries, never.outcome], [4, error], kind);
  }
});

test('requests that came too close together are sent again at a growing distance', async () => {
  const error = failing('too-fast');
  assert.deepEqual((await ask(error, error, error)).waits, [1000, 2000, 3000]);
});

test('a limit is waited for once, and only as long as that is worth it', async () => {
  const soon = failing('rate-limited', 59_000);
  assert.deepEqual(await ask(soon), { tries: 2, waits: [60_000], outcome: 'answered' });
  const again = await ask(soon, soon);
  assert.deepEqual([again.tries, again.outcome], [2, soon]);
  const late = failing('rate-limited', 59_001);
  assert.deepEqual(await ask(late), { tries: 1, waits: [], outcome: late });
  const failed = await ask(failing('server'), soon, failing('server'));
  assert.deepEqual([failed.waits, failed.outcome], [[1000, 60_000, 4000], 'answered']);
});

test('what is for a person fails at once, and so does what is no word of X', async () => {
  for (const error of [
    failing('unauthorized'),
    failing('credits-depleted'),
    failing('budget'),
    new Error('ours'),
  ]) {
    assert.deepEqual(await ask(error), { tries: 1, waits: [], outcome: error });
  }
});
