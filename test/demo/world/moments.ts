import { addDays, Calendar, type Day, day, eachDay } from '../../../db/core/calendar.ts';
import type { Millis } from './model.ts';
import type { Random } from './random.ts';

export const FIRST_DAY = day('2015-09-26');
export const LAST_DAY = day('2019-09-30');

/** Posts by hour of a Paris day: people write over breakfast, at noon and after work, a little at night. */
const HOURS = [8, 4, 2, 1, 1, 3, 12, 38, 62, 70, 64, 56, 58, 60, 58, 52, 50, 54, 62, 60, 54, 48, 34, 18];
/** Monday to Sunday. */
const WEEKDAYS = [1.2, 1.25, 1.2, 1.15, 1, 0.6, 0.6];

const hourSums: number[] = [];
HOURS.reduce((sum, weight, hour) => {
  hourSums[hour] = sum + weight;
  return sum + weight;
}, 0);

export type Days = {
  list: Day[];
  /** First moment of each day, and of the day after the last. */
  starts: Millis[];
  /** A moment of that day as people write; on DST days the elapsed hour stands for the clock's. */
  moment(index: number, random: Random): Millis;
  /** The index of the day that holds the moment; -1 before the first. */
  indexOf(at: Millis): number;
  weekdayWeight(index: number): number;
};

/** The Paris days of the world. */
export function worldDays(): Days {
  const calendar = new Calendar('Europe/Paris');
  const list = [...eachDay(FIRST_DAY, addDays(LAST_DAY, 1))];
  const starts = [...list, addDays(LAST_DAY, 1)].map((civil) => Date.parse(calendar.startOf(civil)));
  return {
    list,
    starts,
    moment(index, random) {
      const drawn = random.next() * (hourSums[23] as number);
      const hour = hourSums.findIndex((sum) => drawn < sum);
      const start = starts[index] as Millis;
      const length = (starts[index + 1] as Millis) - start;
      // A 23-hour day has no 24th hour: its late posts fall back by one.
      const at = start + hour * 3_600_000 + random.between(0, 3599) * 1000;
      return at < start + length ? at : at - 3_600_000;
    },
    indexOf(at) {
      let low = -1;
      let high = starts.length;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if ((starts[middle] as Millis) <= at) low = middle;
        else high = middle;
      }
      return low;
    },
    weekdayWeight: (index) => WEEKDAYS[(new Date(`${list[index]}T12:00:00Z`).getUTCDay() + 6) % 7] as number,
  };
}

/** Moments where a careless measurer goes wrong: edges of days and i4Emploi years, leap day, DST hours. */
export const TRAPS: readonly Millis[] = [
  '2015-09-25T22:00:00Z',
  '2015-10-24T21:59:59Z',
  '2015-10-25T00:30:00Z',
  '2015-10-25T01:30:00Z',
  '2015-12-31T22:59:59Z',
  '2015-12-31T23:00:00Z',
  '2016-02-28T22:59:59Z',
  '2016-02-28T23:00:00Z',
  '2016-02-29T12:00:00Z',
  '2016-02-29T22:59:59Z',
  '2016-02-29T23:00:00Z',
  '2016-03-27T00:59:59Z',
  '2016-03-27T01:00:00Z',
  '2016-09-25T21:59:59Z',
  '2016-09-25T22:00:00Z',
  '2016-10-30T00:15:00Z',
  '2016-10-30T01:15:00Z',
  '2017-03-26T01:00:00Z',
  '2017-09-25T21:59:59Z',
  '2017-09-25T22:00:00Z',
  '2017-10-29T00:45:00Z',
  '2017-10-29T01:45:00Z',
  '2018-03-25T01:00:00Z',
  '2018-09-25T21:59:59Z',
  '2018-09-25T22:00:00Z',
  '2018-10-28T00:05:00Z',
  '2018-10-28T01:05:00Z',
  '2019-03-31T01:00:00Z',
  '2019-03-30T22:59:59Z',
  '2019-03-30T23:00:00Z',
  '2019-09-25T21:59:59Z',
  '2019-09-25T22:00:00Z',
  '2019-09-30T21:59:59Z',
].map((text) => Date.parse(text));
