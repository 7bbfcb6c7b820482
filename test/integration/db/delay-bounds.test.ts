import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { day } from '../../../db/core/calendar.ts';
import { insertRows } from '../../../db/queries/insert-rows.ts';
import type { RollUpContext } from '../../../db/rollup/context.ts';
import { delayBounds } from '../../../db/rollup/delays.ts';
import {
  DELAY,
  delayKey,
  inQuarters,
  QUARTER_MS,
  UNREAD_LATEST,
  UNREAD_SOONEST,
  type WaitName,
} from '../../../db/rollup/projections/requests.ts';
import { WINDOW_MS } from '../../../db/rollup/request-readings.ts';
import { placeOf, quantile } from '../../../db/statistics/quantiles.ts';
import { openStore, type Store } from '../../../db/store.ts';

const MONTH = { grain: 'month', start: day('2018-10-01'), end: day('2018-11-01') } as const;
/** Minutes: close together and far apart, so that some share a quarter of an hour. */
const Minutes = fc.oneof(fc.nat(40), fc.nat(10_079));
const Unread = fc.record({ soonest: Minutes, longer: fc.nat(300) });

async function write({ db }: Store, waits: ReadonlyMap<WaitName, readonly number[]>): Promise<void> {
  await db.deleteFrom('tally').execute();
  const counted = new Map<string, { name: string; key: string; amount: number }>();
  const add = (name: string, key: string) => {
    const known = counted.get(`${name} ${key}`) ?? { name, key, amount: 0 };
    counted.set(`${name} ${key}`, { ...known, amount: known.amount + 1 });
  };
  for (const [name, minutes] of waits) {
    for (const wait of minutes) {
      add(name, delayKey(wait * 60_000));
      add(inQuarters(name), delayKey(Math.floor((wait * 60_000) / QUARTER_MS)));
    }
  }
  const rows = [...counted.values()].map((row) => ({ ...row, grain: MONTH.grain, start_day: MONTH.start }));
  await insertRows(db, 'tally', rows);
}

const boundsOf = ({ db }: Store, unsorted: number, percent: number) =>
  delayBounds({ db, remembered: new Map() } as unknown as RollUpContext, MONTH, unsorted, percent);

test('whichever of the waits that may have come did, the quantile lies between the bounds', async () => {
  await using store = await openStore('sqlite::memory:');
  await fc.assert(
    fc.asyncProperty(
      fc.array(Minutes, { minLength: 1, maxLength: 12 }),
      fc.array(Unread, { maxLength: 4 }),
      fc.nat(2),
      fc.constantFrom(50, 90),
      async (known, unread, unsorted, percent) => {
        const latest = unread.map(({ soonest, longer }) => Math.min(10_080, soonest + longer));
        await write(
          store,
          new Map([
            [DELAY, known],
            [UNREAD_SOONEST, unread.map(({ soonest }) => soonest)],
            [UNREAD_LATEST, latest],
          ]),
        );
        const { low, high } = await boundsOf(store, unsorted, percent);
        const maybe: (readonly (number | null)[])[] = [
          ...unread.map(({ soonest }, index) => [null, soonest, latest[index] as number]),
          ...Array.from({ length: unsorted }, () => [null, 0, WINDOW_MS / 60_000]),
        ];
        let scenes: number[][] = [[...known]];
        for (const choices of maybe)
          scenes = scenes.flatMap((waits) =>
            choices.map((choice) => (choice === null ? waits : [...waits, choice])),
          );
        for (const waits of scenes) {
          const value = quantile(waits, percent / 100) as number;
          assert.ok(low <= value + 1e-9 && value <= high + 1e-9, `${low} ≤ ${value} ≤ ${high}`);
        }
        // No wider than the nearest ranks of what may be.
        const ranks = scenes.map((waits) => {
          const { below, above } = placeOf(waits.length, percent / 100);
          const inOrder = waits.toSorted((one, other) => one - other);
          return { below: inOrder[below] as number, above: inOrder[above] as number };
        });
        assert.ok(low >= Math.min(...ranks.map(({ below }) => below)), 'the lower bound is too low');
        assert.ok(high <= Math.max(...ranks.map(({ above }) => above)), 'the upper bound is too high');
      },
    ),
    { numRuns: 150, seed: 1 },
  );
});

test('where nothing is missing it is the quantile itself, for the median and for the ninth tenth', async () => {
  await using store = await openStore('sqlite::memory:');
  await fc.assert(
    fc.asyncProperty(
      fc.array(Minutes, { minLength: 1, maxLength: 30 }),
      fc.constantFrom(50, 90),
      async (known, percent) => {
        await write(store, new Map([[DELAY, known]]));
        const value = quantile(known, percent / 100);
        assert.deepEqual(await boundsOf(store, 0, percent), { low: value, high: value });
      },
    ),
    { numRuns: 100, seed: 2 },
  );
});
