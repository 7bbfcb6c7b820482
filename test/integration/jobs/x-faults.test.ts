import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { day } from '../../../db/core/calendar.ts';
import { openStore } from '../../../db/store.ts';
import { XError } from '../../../jobs/sources/x/x-error.ts';
import type { FaultAction } from '../../x-stand-in/http/faults.ts';
import { collectNight, observed, openSetting } from './setting.ts';
import { smallWorld } from './small-world.ts';

const NIGHT = '2019-04-01T01:00:00Z';
const LAST = day('2019-03-31');
const world = smallWorld();

const withoutField = (body: unknown): unknown => {
  const { data } = body as { data?: Record<string, unknown>[] | Record<string, unknown> };
  for (const item of Array.isArray(data) ? data : data ? [data] : []) {
    for (const field of ['created_at', 'tweet_count', 'post_count', 'public_metrics']) delete item[field];
  }
  return body;
};
const circular = (body: unknown): unknown => {
  const { meta, ...rest } = body as { meta?: object };
  return meta ? { ...rest, meta: { ...meta, next_token: 'roundandroundandround' } } : body;
};
const problem = (status: number, type: string): FaultAction => ({
  kind: 'answer',
  status,
  body: { title: 'Refused', type: `https://api.x.com/2/problems/${type}`, status },
});

/** What X, or the way to it, may do wrong to any answer without lying about what it holds. */
const FAULTS: Record<string, FaultAction> = {
  html: { kind: 'html', status: 503 },
  htmlThatSays200: { kind: 'html', status: 200 },
  cut: { kind: 'reset', after: 'nothing' },
  cutHalfWay: { kind: 'reset', after: 'half' },
  stall: { kind: 'stall' },
  truncatedGzip: { kind: 'truncate-gzip' },
  corruptGzip: { kind: 'corrupt-gzip' },
  truncatedJson: { kind: 'truncate-json' },
  unauthorized: problem(401, 'about:blank'),
  noCredits: problem(402, 'credits'),
  forbidden: problem(403, 'client-forbidden'),
  capped: problem(429, 'usage-capped'),
  limited: problem(429, 'about:blank'),
  fieldMissing: { kind: 'rewrite', change: withoutField },
  circular: { kind: 'rewrite', change: circular },
  errorsOnly: { kind: 'answer', status: 200, body: { errors: [{ type: 'about:blank', title: 'Odd' }] } },
};

const faultyCalls = fc.array(
  fc.record({
    call: fc.nat({ max: 75 }),
    lasting: fc.integer({ min: 1, max: 5 }),
    name: fc.constantFrom(...Object.keys(FAULTS)),
  }),
  { minLength: 1, maxLength: 4 },
);

async function night(dialect: 'tweet' | 'post', faults: { call: number; lasting: number; name: string }[]) {
  await using store = await openStore('sqlite::memory:');
  await using setting = await openSetting(store, world, { now: NIGHT, dialect, deadlineMs: 400 });
  let calls = 0;
  setting.standIn.setFault(() => {
    calls += 1;
    const fault = faults.find(({ call, lasting }) => calls > call && calls <= call + lasting);
    return fault ? FAULTS[fault.name] : null;
  });
  const errors = await collectNight(setting, world, LAST);
  const states = await store.db.selectFrom('run').select('state').execute();
  setting.standIn.setFault(null);
  assert.deepEqual(await collectNight(setting, world, LAST), []);
  return { errors, states: states.map(({ state }) => state), seen: await observed(store) };
}

test('a night is the same through every fault that X can show, once it has passed', async (context) => {
  const { seen: expected } = await night('tweet', []);
  assert.equal(expected.relays.length, 23);
  for (const name of Object.keys(FAULTS)) {
    await context.test(name, async () => {
      const { errors, states, seen } = await night('tweet', [{ call: 2, lasting: 4, name }]);
      assert.deepEqual(seen, expected);
      assert.equal(errors.length >= 1, true);
      assert.equal(states.filter((state) => state !== 'done').length, errors.length);
    });
  }
});

test('whatever goes wrong together, a night ends in that state or says which task did not', async () => {
  const { seen: expected } = await night('tweet', []);
  const unhandled: unknown[] = [];
  const note = (error: unknown): void => void unhandled.push(error);
  process.on('unhandledRejection', note);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('tweet' as const, 'post' as const),
      faultyCalls,
      async (dialect, faults) => {
        const { errors, states, seen } = await night(dialect, faults);
        for (const error of errors) assert.ok(error instanceof XError, String(error));
        assert.equal(states.filter((state) => state !== 'done').length, errors.length);
        assert.deepEqual(seen, expected);
      },
    ),
    { numRuns: 40, seed: 26_09_2015 },
  );
  process.off('unhandledRejection', note);
  assert.deepEqual(unhandled, []);
});
