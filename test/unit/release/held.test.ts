import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Counts, heldCount, heldReadings } from '../../../db/release/held.ts';
import { readingOf, unmeasured } from './reading-of.ts';

test('a count that was told stands until it has moved by eleven, then moves by elevens', () => {
  assert.equal(heldCount(undefined, 44), 44);
  assert.deepEqual(
    [44, 54, 55, 65, 66, 34, 33, 23, 22, 0].map((now) => heldCount(44, now)),
    [44, 44, 55, 55, 66, 44, 33, 33, 22, 0],
  );
});

test('through any corrections it is within ten of what is known, and says of each that it may be of none, or of five', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 60 }), { minLength: 2, maxLength: 12 }), (counts) => {
      let told: number | undefined;
      for (const now of counts) {
        const held = heldCount(told, now);
        assert.ok(Math.abs(now - held) <= 10, `${held} of ${now}`);
        assert.ok(held >= 0);
        assert.ok(
          told === undefined || held === told || Math.abs(held - told) >= 11,
          `${told}, then ${held}`,
        );
        told = held;
      }
    }),
  );
});

const hold = (readings: Parameters<typeof heldReadings>[0], told: Counts = {}, isShare = false) =>
  heldReadings(readings, { told, isShare });

test('people of a year stand as they were told, at most as many as there may be by now', () => {
  const year = (low: number, high: number) => readingOf('year', '2018-09-26', null, { low, high });
  const first = hold([year(44, 50)]);
  assert.deepEqual(first.counts, { ' year 2018-09-26': 44 });
  assert.deepEqual([first.readings[0]?.low, first.readings[0]?.high], [44, 50]);
  const later = hold([year(49, 52)], first.counts);
  assert.deepEqual([later.readings[0]?.low, later.readings[0]?.high], [44, 57], 'three more, and ten');
  const exact = hold([readingOf('year', '2018-09-26', 49)], first.counts).readings[0];
  assert.deepEqual([exact?.value, exact?.low, exact?.high], [44, 44, 44]);
});

test('since the start people become more as they come, and fewer by elevens', () => {
  const since = (people: number, told: Counts) => hold([readingOf('all', '2018-10-15', people)], told);
  const { counts } = since(44, {});
  assert.deepEqual(
    [45, 54, 40, 34, 33].map((people) => since(people, counts).readings[0]?.low),
    [45, 54, 44, 44, 33],
  );
});

test('a share stands with its groups', () => {
  const share = (value: number, n: number) => readingOf('year', '2018-09-26', value, { n });
  const first = hold([share(18 / 60, 60)], {}, true);
  assert.deepEqual(Object.values(first.counts), [18, 0, 42]);
  const same = hold([share(28 / 80, 80)], first.counts, true).readings[0];
  assert.deepEqual([same?.value, same?.n], [18 / 60, 60], 'ten in each');
  const moved = hold([share(29 / 82, 82)], first.counts, true).readings[0];
  assert.deepEqual([moved?.value, moved?.n], [29 / 82, 82], 'eleven in each');
});

test('none by now of whom ten were told are not none; what nobody measured any more says so, and is kept', () => {
  const kept = { ' year 2018-09-26': 10 };
  const [none] = hold([readingOf('year', '2018-09-26', 0)], kept).readings;
  assert.deepEqual([none?.state, none?.value], ['measured', 10]);
  const silent = hold([unmeasured('year', '2018-09-26')], kept);
  assert.deepEqual([silent.readings[0]?.state, silent.counts], ['not_measured', kept]);
});
