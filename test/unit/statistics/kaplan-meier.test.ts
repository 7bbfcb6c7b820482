import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  atRiskOn,
  type Episode,
  kaplanMeier,
  shownCurve,
  timeOfShare,
} from '../../../db/statistics/kaplan-meier.ts';

/** "10 20+": an event on day 10, somebody last seen on day 20. */
const episodes = (text: string): Episode[] =>
  text.split(' ').map((part) => ({ time: Number.parseFloat(part), event: !part.endsWith('+') }));
/** Those who are alike told as one episode. */
const together = (people: readonly Episode[]): Episode[] =>
  [...Map.groupBy(people, ({ time, event }) => `${time} ${event}`).values()].map((alike) => ({
    ...(alike[0] as Episode),
    people: alike.length,
  }));
const round = (value: number | null, digits = 4) => value && Number(value.toFixed(digits));

/** Freireich and others (Blood 21, 1963), weeks of remission under 6-MP. */
const SIX_MP = episodes('6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+');
const random = fc.array(fc.record({ time: fc.nat(400), event: fc.boolean() }), {
  minLength: 1,
  maxLength: 80,
});

test('gives the curve, the errors and the median of the method’s own vector', () => {
  const { steps, median, n, events } = kaplanMeier(episodes('10 20+ 30 30 45+ 60 90+ 120+'));
  assert.deepEqual(
    steps.map(({ time, atRisk, cumulative, standardError }) => [
      time,
      atRisk,
      round(cumulative),
      round(standardError),
    ]),
    [
      [10, 8, 0.125, 0.1169],
      [30, 6, 0.4167, 0.1856],
      [60, 3, 0.6111, 0.2013],
    ],
  );
  assert.deepEqual([n, events, median], [8, 4, 60]);
});

test('gives what Stata’s sts list prints for the 6-MP patients', () => {
  const { steps, median } = kaplanMeier(SIX_MP);
  const printed = steps.map(({ time, atRisk, survival, standardError, low, high }) => [
    time,
    atRisk,
    ...[survival, standardError, 1 - (high as number), 1 - (low as number)].map((value) => round(value)),
  ]);
  assert.deepEqual(printed, [
    [6, 21, 0.8571, 0.0764, 0.6197, 0.9516],
    [7, 17, 0.8067, 0.0869, 0.5631, 0.9228],
    [10, 15, 0.7529, 0.0963, 0.5032, 0.8894],
    [13, 12, 0.6902, 0.1068, 0.4316, 0.8491],
    [16, 11, 0.6275, 0.1141, 0.3675, 0.8049],
    [22, 7, 0.5378, 0.1282, 0.2678, 0.7468],
    [23, 6, 0.4482, 0.1346, 0.1881, 0.6801],
  ]);
  assert.equal(median, 23);
});

test('without anybody out of sight it is the plain share of those who declared', () => {
  const everybody = fc.array(fc.nat(400), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(everybody, (times) => {
      const { steps } = kaplanMeier(times.map((time) => ({ time, event: true })));
      for (const { time, cumulative, standardError } of steps) {
        const share = times.filter((other) => other <= time).length / times.length;
        assert.ok(Math.abs(cumulative - share) < 1e-9);
        // Greenwood's formula is then the binomial one.
        if (share === 1) assert.equal(standardError, null);
        else
          assert.ok(Math.abs((standardError ?? 0) - Math.sqrt((share * (1 - share)) / times.length)) < 1e-9);
      }
    }),
  );
});

test('the curve never goes back, its band holds it, and the order of the people does not count', () => {
  fc.assert(
    fc.property(random, (people) => {
      const curve = kaplanMeier(people);
      let before = { cumulative: 0, atRisk: Number.POSITIVE_INFINITY, time: -1 };
      for (const step of curve.steps) {
        assert.ok(
          step.cumulative > before.cumulative && step.atRisk < before.atRisk && step.time > before.time,
        );
        if (step.low !== null && step.high !== null)
          assert.ok(
            0 <= step.low && step.low <= step.cumulative && step.cumulative <= step.high && step.high <= 1,
          );
        else assert.equal(step.cumulative, 1);
        before = step;
      }
      assert.deepEqual(kaplanMeier(people.toReversed()), curve);
      assert.deepEqual(kaplanMeier(together(people)), curve);
      assert.deepEqual(
        atRiskOn(
          people,
          curve.steps.map(({ time }) => time),
        ),
        curve.steps.map(({ atRisk }) => atRisk),
      );
      assert.deepEqual(
        atRiskOn(
          together(people),
          curve.steps.map(({ time }) => time),
        ),
        curve.steps.map(({ atRisk }) => atRisk),
      );
    }),
  );
});

test('it lies between nobody and everybody out of sight having declared', () => {
  fc.assert(
    fc.property(random, (people) => {
      const last = kaplanMeier(people).steps.at(-1)?.cumulative ?? 0;
      const declared = people.filter(({ event }) => event).length;
      assert.ok(last >= declared / people.length - 1e-9 && last <= 1);
    }),
  );
});

test('a median that is not reached is none, and one half is reached in spite of rounding', () => {
  assert.equal(kaplanMeier(episodes('10 20+ 30+ 40+')).median, null);
  assert.equal(kaplanMeier([]).median, null);
  // Twelve of twenty-four: the product of ratios says 0.4999999999999999.
  const people = Array.from({ length: 24 }, (_, index) => ({ time: index + 1, event: true }));
  assert.equal(kaplanMeier(people).median, 12);
  assert.equal(timeOfShare(kaplanMeier(SIX_MP).steps, 0.25), 13);
});

test('who was last seen on the day of a declaration was at risk on it', () => {
  assert.equal(kaplanMeier(episodes('5+ 5 9+')).steps[0]?.atRisk, 3);
});

test('fewer than thirty people are not shown; more are, until ten are left', () => {
  const people = (count: number) => Array.from({ length: count }, (_, time) => ({ time, event: true }));
  assert.equal(shownCurve(kaplanMeier(people(29))), null);
  const shown = shownCurve(kaplanMeier(people(30)));
  assert.equal(shown?.steps.length, 21);
  assert.equal(shown?.steps.at(-1)?.atRisk, 10);
  assert.equal(shown?.median, 14);
});

test('a median that only the hidden end of the curve reaches is not shown', () => {
  const seen = Array.from({ length: 30 }, (_, index) => ({
    time: index < 22 ? 1 : 50 + index,
    event: index >= 22,
  }));
  assert.equal(kaplanMeier(seen).median, 75);
  assert.equal(shownCurve(kaplanMeier(seen))?.median, null);
});

test('what is no delay is refused', () => {
  for (const time of [-1, Number.NaN, Number.POSITIVE_INFINITY])
    assert.throws(() => kaplanMeier([{ time, event: true }]), RangeError, String(time));
});
