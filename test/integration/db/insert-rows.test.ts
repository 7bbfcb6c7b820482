import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Insertable } from 'kysely';
import { day, instant } from '../../../db/core/calendar.ts';
import { insertRows } from '../../../db/queries/insert-rows.ts';
import type { CursorTable } from '../../../db/schema/cursor.ts';
import type { MeasureTable } from '../../../db/schema/measure.ts';
import { eachStore } from '../stores.ts';

const cursors = (count: number): Insertable<CursorTable>[] =>
  Array.from({ length: count }, (_, index) => ({ task: `task ${index}`, until_at: instant(index) }));

eachStore('insert-rows', (open) => {
  test('any number of rows arrives whole, each value in its column', async () => {
    for (const count of [0, 1, 63, 64, 147, 500]) {
      await using store = await open();
      assert.equal(await insertRows(store.db, 'cursor', cursors(count)), count);
      const kept = await store.db.selectFrom('cursor').select(['task', 'until_at']).execute();
      const byNumber = ({ task }: { task: string }) => Number(task.slice(5));
      assert.deepEqual(
        kept.sort((a, b) => byNumber(a) - byNumber(b)),
        cursors(count),
      );
    }
  });

  test('numbers, nothing and text with quotes come back as they were', async () => {
    await using store = await open();
    const run = { task: 't', day: day('2019-01-01'), started_at: instant(0), state: 'done' } as const;
    const { id } = await store.db.insertInto('run').values(run).returning('id').executeTakeFirstOrThrow();
    const measure = (low: number, reason: string | null): Insertable<MeasureTable> => ({
      indicator: 'seeker_requests',
      version: 1,
      grain: 'day',
      start_day: day('2019-01-01'),
      dimension: `${low}`,
      known_at: instant(0),
      state: 'measured',
      value: null,
      low,
      high: 2 * low,
      n: 1,
      coverage: 0.5,
      reason,
      run_id: id,
    });
    const rows = [measure(1.5, null), measure(2, 'l\'été ? $1 "?"'), measure(3, '')];
    await insertRows(store.db, 'measure', rows);
    const kept = await store.db.selectFrom('measure').selectAll().orderBy('id').execute();
    assert.deepEqual(
      kept.map(({ id: _, superseded_at: __, ...row }) => row),
      rows,
    );
  });

  test('a row that is there already stays when that was asked for, and is refused when it was not', async () => {
    await using store = await open();
    await insertRows(store.db, 'cursor', [{ task: 'task 1', until_at: instant(99) }]);
    assert.equal(await insertRows(store.db, 'cursor', cursors(3), 'nothing'), 2);
    const { until_at } = await store.db
      .selectFrom('cursor')
      .select('until_at')
      .where('task', '=', 'task 1')
      .executeTakeFirstOrThrow();
    assert.equal(until_at, instant(99));
    await assert.rejects(insertRows(store.db, 'cursor', cursors(3)));
  });

  test('a column is added to the row that is there already when that was asked for', async () => {
    await using store = await open();
    const tally = (start: string, amount: number) => ({
      name: 'posts',
      grain: 'day' as const,
      start_day: day(start),
      key: '',
      amount,
    });
    const onto = { add: 'amount', key: ['name', 'grain', 'start_day', 'key'] };
    await insertRows(store.db, 'tally', [tally('2019-01-01', 3)], onto);
    await insertRows(store.db, 'tally', [tally('2019-01-01', -1), tally('2019-01-02', 5e9)], onto);
    const kept = await store.db.selectFrom('tally').select('amount').orderBy('start_day').execute();
    assert.deepEqual(
      kept.map(({ amount }) => amount),
      [2, 5e9],
    );
  });

  test('a row with other columns than the first is refused', async () => {
    await using store = await open();
    const reading = { task: 't', until_at: instant(0) };
    const { until_at: _, ...short } = reading;
    await assert.rejects(insertRows(store.db, 'cursor', [reading, short as typeof reading]), TypeError);
    const wide = { ...reading, task: 'u', more: 1 };
    await assert.rejects(insertRows(store.db, 'cursor', [reading, wide]), TypeError);
    assert.deepEqual(await store.db.selectFrom('cursor').selectAll().execute(), []);
  });

  test('an insert that was undone with its transaction can be made again', async () => {
    await using store = await open();
    const stop = new Error('stop');
    const failing = store.db.transaction().execute(async (transaction) => {
      await insertRows(transaction, 'cursor', cursors(70));
      throw stop;
    });
    await assert.rejects(failing, stop);
    assert.equal(await insertRows(store.db, 'cursor', cursors(70)), 70);
  });
});
