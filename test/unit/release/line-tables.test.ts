import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, type Day, day } from '../../../db/core/calendar.ts';
import { type Period, periodsBetween } from '../../../db/core/period.ts';
import type { Reading } from '../../../db/queries/series.ts';
import type { PublicCell } from '../../../db/release/cell.ts';
import { LINES, type LineBasis, lineTables } from '../../../db/release/line-tables.ts';

const [line] = LINES as [(typeof LINES)[number]];
const START = day('2018-09-26');

/** The readings of people found on these days, up to a day, as the roll-up would leave them. */
function readingsOf(found: ReadonlyMap<Day, number>, until: Day) {
  const count = (from: Day, end: Day): number =>
    [...found].reduce((sum, [at, people]) => sum + (at >= from && at < end ? people : 0), 0);
  const read = (grain: 'month' | 'year', since: boolean): Reading[] =>
    periodsBetween(grain, START, until, START)
      .filter(({ end }) => addDays(end, -1) <= until)
      .map((period) => reading(period, count(since ? START : period.start, period.end)));
  return {
    flow: { month: read('month', false), year: read('year', false) },
    running: { month: read('month', true), year: read('year', true) },
  };
}

function reading({ grain, start, end }: Period, low: number): Reading {
  return {
    period: { grain, start, end: addDays(end, -1) },
    dimension: '',
    state: 'measured',
    value: null,
    low,
    high: low + 2,
    n: null,
    coverage: 1,
    reason: 'unseen_posts',
    version: 1,
    knownAt: null,
  };
}

type Publication = { cells: (PublicCell & { indicator: string })[]; basis: LineBasis };

function publish(found: ReadonlyMap<Day, number>, until: Day, before: LineBasis | null): Publication {
  const { tables, basis } = lineTables(line, readingsOf(found, until), START, before);
  const cells = tables.flatMap(({ indicator, cells: some }) => some.map((cell) => ({ indicator, ...cell })));
  return { cells, basis };
}

/** One count a half-month: the anniversary falls within a month, as it does in life. */
const byHalfMonth = (counts: readonly number[]): Map<Day, number> =>
  new Map(counts.map((people, index) => [addDays(START, 3 + index * 15), people]));

const lowOf = ({ cells }: Publication, indicator: string, grain: string, start: string) => {
  const cell = cells.find(
    (one) => one.indicator === indicator && one.period.grain === grain && one.period.start === start,
  );
  return cell?.state === 'hidden' ? 'hidden' : cell?.low;
};

test('months of enough people are told with their bounds, and so is the whole', () => {
  const told = publish(byHalfMonth([5, 6, 7, 8, 9, 6]), day('2018-11-30'), null);
  assert.equal(lowOf(told, line.flow, 'month', '2018-10-01'), 13);
  assert.equal(lowOf(told, line.running, 'all', '2018-09-26'), 35);
  assert.equal(told.cells.find(({ period }) => period.grain === 'all')?.high, 37);
});

test('a month of three people is hidden, and another one with it', () => {
  const told = publish(byHalfMonth([9, 1, 2, 9, 9, 9, 9]), day('2018-12-31'), null);
  assert.equal(lowOf(told, line.flow, 'month', '2018-10-01'), 'hidden');
  assert.equal(
    told.cells.filter(({ indicator, state }) => indicator === line.flow && state === 'hidden').length >= 2,
    true,
  );
});

test('a correction of two people waits, and comes with others once they are five', () => {
  const first = publish(byHalfMonth([9, 6, 7, 8, 9]), day('2018-10-31'), null);
  assert.equal(lowOf(first, line.flow, 'month', '2018-10-01'), 13);
  const waiting = publish(byHalfMonth([9, 6, 9, 8, 9]), day('2018-11-30'), first.basis);
  assert.equal(lowOf(waiting, line.flow, 'month', '2018-10-01'), 13);
  assert.equal(lowOf(waiting, line.flow, 'month', '2018-11-01'), 17, 'new months are told as they are');
  const corrected = publish(byHalfMonth([9, 6, 12, 8, 9]), day('2018-12-31'), waiting.basis);
  assert.equal(lowOf(corrected, line.flow, 'month', '2018-10-01'), 18);
});

/** Sums of some unknown counts, by Gaussian elimination: which differences of moments they settle. */
function settledBy(
  equations: readonly (readonly number[])[],
  size: number,
): (wanted: readonly number[]) => boolean {
  const rows: number[][] = [];
  const reduce = (row: readonly number[]): number[] =>
    rows.reduce<number[]>(
      (left, pivot) => {
        const at = pivot.findIndex((value) => value !== 0);
        const factor = (left[at] ?? 0) / (pivot[at] ?? 1);
        return left.map((value, index) => value - factor * (pivot[index] ?? 0));
      },
      [...row],
    );
  const isNothing = (row: readonly number[]) => row.every((value) => Math.abs(value) < 1e-9);
  for (const equation of equations) {
    const left = reduce(equation);
    if (!isNothing(left)) rows.push(left);
  }
  assert.ok(rows.length <= size);
  return (wanted) => isNothing(reduce(wanted));
}

const history = fc.record({
  counts: fc.array(fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 15 })), {
    minLength: 30,
    maxLength: 30,
  }),
  corrections: fc.array(
    fc.record({
      release: fc.nat({ max: 9 }),
      half: fc.nat({ max: 24 }),
      people: fc.integer({ min: -4, max: 6 }),
    }),
    { maxLength: 6 },
  ),
});

test('through ten publications with corrections between them, no count of one to four people can be worked out', () => {
  fc.assert(
    fc.property(history, ({ counts, corrections }) => {
      let basis: LineBasis | null = null;
      const published: Publication[] = [];
      for (let release = 0; release < 10; release += 1) {
        const now = counts.map((people, half) =>
          corrections
            .filter((one) => one.release <= release && one.half === half)
            .reduce((sum, one) => Math.max(0, sum + one.people), people),
        );
        const until = addDays(periodEnd(release + 2), -1);
        const publication = publish(byHalfMonth(now), until, basis);
        basis = publication.basis;
        published.push(publication);
      }
      published.forEach((publication, index) => {
        assert.deepEqual(givenAway(publication), []);
        const before = published[index - 1];
        if (before) assert.deepEqual(correctionsGivenAway(before, publication), []);
      });
    }),
    { numRuns: 40 },
  );
});

const periodEnd = (months: number): Day =>
  day(`${2018 + Math.floor((8 + months) / 12)}-${String(((8 + months) % 12) + 1).padStart(2, '0')}-01`);

/** The moments that a publication speaks of, and what everybody is told of the counts between them. */
function toldBy({ cells, basis }: Publication) {
  const at = new Map(basis.days.map((one, index) => [one, index]));
  const equations = cells.flatMap(({ indicator, period, state }) => {
    if (state === 'hidden' || state === 'not_measured') return [];
    const from = indicator === line.running || period.start < START ? START : period.start;
    const [start, end] = [at.get(from) ?? 0, at.get(addDays(period.end, 1)) ?? 0];
    return [basis.days.map((_, index) => Number(index === end) - Number(index === start))];
  });
  return settledBy(equations, basis.days.length);
}

function pairs(basis: LineBasis): [number, number][] {
  return basis.days.flatMap((_, from) =>
    basis.days.slice(from + 1).map((__, step): [number, number] => [from, from + step + 1]),
  );
}

const between = (size: number, [from, to]: [number, number]): number[] =>
  Array.from({ length: size }, (_, index) => Number(index === to) - Number(index === from));

function givenAway(publication: Publication): string[] {
  const { days, totals } = publication.basis;
  const settles = toldBy(publication);
  return pairs(publication.basis)
    .filter(([from, to]) => (totals[to] ?? 0) - (totals[from] ?? 0) < 5)
    .filter((pair) => settles(between(days.length, pair)))
    .map(([from, to]) => `${days[from]} ${days[to]}`);
}

function correctionsGivenAway(before: Publication, after: Publication): string[] {
  const [settled, settledAnew] = [toldBy(before), toldBy(after)];
  const at = new Map(after.basis.days.map((one, index) => [one, index]));
  const totalAt = ({ totals }: LineBasis, index: number | undefined): number => totals[index ?? 0] ?? 0;
  return pairs(before.basis)
    .filter((pair) => {
      const [from, to] = pair.map((index) => at.get(before.basis.days[index] as Day)) as [number, number];
      const step =
        totalAt(after.basis, to) -
        totalAt(after.basis, from) -
        (totalAt(before.basis, pair[1]) - totalAt(before.basis, pair[0]));
      return (
        step !== 0 &&
        Math.abs(step) < 5 &&
        settled(between(before.basis.days.length, pair)) &&
        settledAnew(between(after.basis.days.length, [from, to]))
      );
    })
    .map(([from, to]) => `${before.basis.days[from]} ${before.basis.days[to]}`);
}
