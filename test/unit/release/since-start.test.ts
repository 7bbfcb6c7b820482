import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, type Day, day } from '../../../db/core/calendar.ts';
import { inFives } from '../../../db/disclosure/rules.ts';
import type { PublicCell } from '../../../db/release/cell.ts';
import { DONE, sinceStartCells, type ToldSince, toldSinceIn } from '../../../db/release/since-start.ts';

const START = day('2018-09-26');

function cell(grain: 'all' | 'year', end: Day, low: number | null): PublicCell {
  const rest = { dimension: '', value: null, high: low, n: null, coverage: 1, reason: null, version: 1 };
  return { period: { grain, start: START, end }, state: low === null ? 'hidden' : 'measured', low, ...rest };
}

/** What is told since the start on a day, in fives, of so many people and requests. */
function tell(people: number, requests: number | null, on: string, before: readonly ToldSince[] = []) {
  const made = sinceStartCells([cell('all', day(on), people)], [cell('all', day(on), requests)], before);
  return { low: made.cells[0]?.low, high: made.cells[0]?.high, told: made.told };
}

test('five more people wait until five more requests are told', () => {
  const first = tell(20, 50, '2018-11-08');
  const second = tell(25, 50, '2018-12-08', first.told);
  const third = tell(25, 55, '2019-01-08', second.told);
  assert.deepEqual([first.low, second.low, third.low], [20, 20, 25]);
  assert.deepEqual([first.high, second.high], [null, null], 'nothing says that they wait');
});

test('the first year, which tells the same people, is in step with what was told within it', () => {
  const { told } = tell(20, 50, '2019-09-08');
  const [all, year] = sinceStartCells(
    [cell('all', day('2019-10-08'), 30), cell('year', day('2019-09-25'), 25)],
    [cell('all', day('2019-10-08'), 55), cell('year', day('2019-09-25'), 50)],
    told,
  ).cells;
  assert.deepEqual([year?.low, all?.low], [20, 25]);
});

test('a crowd whose requests are not told is told, and grows no more until they were told twice', () => {
  const first = tell(300, null, '2018-11-08');
  const second = tell(400, 600, '2018-12-08', first.told);
  const third = tell(400, 800, '2019-01-08', second.told);
  assert.deepEqual([first.low, second.low, third.low], [300, 300, 400]);
});

test('each figure of people who come back keeps step with what these people did', () => {
  assert.deepEqual(Object.fromEntries(DONE), {
    seekers_distinct: 'seeker_requests',
    seekers_relayed: 'seeker_requests',
    hashtag_authors: 'hashtag_posts_original',
    relayers_distinct: 'community_relays',
  });
});

test('five people since the start are told, fewer are not', () => {
  const made = (people: number) => sinceStartCells([cell('all', day('2018-11-08'), people)], [], []).cells[0];
  assert.deepEqual([made(5)?.state, made(5)?.low], ['measured', 5]);
  assert.deepEqual([made(0)?.state, made(0)?.low], ['hidden', null]);
});

test('a later year, and what is hidden already, are left as they are', () => {
  const later: PublicCell = {
    ...cell('year', day('2020-09-25'), 90),
    period: { grain: 'year', start: day('2019-09-26'), end: day('2020-09-25') },
  };
  const cells = [later, cell('all', day('2020-10-08'), null)];
  const { told } = tell(20, 50, '2018-11-08');
  const made = sinceStartCells(cells, [], told);
  assert.deepEqual(made.cells, cells);
  assert.deepEqual(made.told, told, 'nor are they told of');
  assert.deepEqual(
    sinceStartCells([later], [], told),
    { cells: [later], told },
    'without a total there is no start',
  );
});

test('a release made again for a day that was told keeps to what was told before that day', () => {
  const first = tell(20, 50, '2018-11-08');
  const again = tell(25, 55, '2018-11-08', first.told);
  assert.equal(again.low, 25, 'what it replaces holds nothing back');
  assert.deepEqual(again.told, [[day('2018-11-09'), 25, 55]]);
});

test('whatever order they come in, the earlier day is told before the later one', () => {
  const { told } = tell(20, 50, '2018-11-08');
  const year = cell('year', day('2019-09-25'), 25);
  const all = cell('all', day('2019-10-08'), 30);
  const done = [cell('all', day('2019-10-08'), 55), cell('year', day('2019-09-25'), 55)];
  for (const cells of [
    [all, year],
    [year, all],
  ]) {
    const made = sinceStartCells(cells, done, told);
    const lowOf = (grain: string) => made.cells.find(({ period }) => period.grain === grain)?.low;
    assert.deepEqual([lowOf('year'), lowOf('all')], [25, 25], 'no more requests were told since the year');
    assert.deepEqual(
      made.told.map(([on]) => on),
      ['2018-11-09', '2019-09-26', '2019-10-09'],
    );
  }
});

test('requests told less than before let nobody grow, and take nobody back', () => {
  const first = tell(20, 50, '2018-11-08');
  assert.equal(tell(25, 45, '2018-12-08', first.told).low, 20);
  assert.equal(tell(25, null, '2018-12-08', first.told).low, 20);
});

test('told never by more than their requests, people are at most eight more than told', () => {
  const month = fc.record({ people: fc.nat({ max: 9 }), more: fc.nat({ max: 9 }) });
  fc.assert(
    fc.property(fc.array(month, { minLength: 1, maxLength: 30 }), (months) => {
      let [people, requests, before] = [20, 20, [] as ToldSince[]];
      const told = months.map((one, index) => {
        people += one.people;
        requests += one.people + one.more;
        const made = tell(inFives(people), inFives(requests), addDays(START, 30 * (index + 1)), before);
        before = made.told;
        assert.ok(people - (made.low ?? 0) <= 8, `${people} told as ${made.low}`);
        return { people: made.low ?? 0, requests: inFives(requests) };
      });
      for (const [index, later] of told.entries())
        for (const earlier of told.slice(0, index))
          assert.ok(later.people - earlier.people <= later.requests - earlier.requests);
    }),
  );
});

test('what a release told that kept nothing is read from its tables', () => {
  const people = [cell('all', day('2019-10-08'), 30), cell('year', day('2019-09-25'), 25)];
  const requests = [cell('all', day('2019-10-08'), 55), cell('year', day('2019-09-25'), null)];
  const tables = [
    { indicator: 'seekers_distinct', cells: people },
    { indicator: 'seeker_requests', cells: requests },
    { indicator: 'hashtag_authors', cells: [cell('all', day('2019-10-08'), null)] },
  ];
  assert.deepEqual(toldSinceIn(tables), {
    seekers_distinct: [
      [day('2019-09-26'), 25, null],
      [day('2019-10-09'), 30, 55],
    ],
    seekers_relayed: [],
    hashtag_authors: [],
    relayers_distinct: [],
  });
});
