import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../../db/core/calendar.ts';
import { fixedClock } from '../../../db/core/clock.ts';
import { listToReadAgain } from '../../../db/queries/second-readings.ts';
import { listToConfirm } from '../../../db/queries/sorting-declarations.ts';
import { countLeft } from '../../../db/queries/sorting-queue.ts';
import { secondSample } from '../../../db/statistics/second-sample.ts';
import { openStore } from '../../../db/store.ts';
import { layOnDesk } from '../../demo/lay-on-desk.ts';
import { calendar, NOW, october } from '../api/service.ts';

test('the desk of a demonstration has something of everything, once, and no figure tells of it', async () => {
  await using store = await openStore('sqlite::memory:');
  await october(store);
  const measures = () => store.db.selectFrom('measure').selectAll().orderBy('id').execute();
  const before = await measures();
  const pseudonymKey = 'a key for invented people only, 32+';
  const args = { seed: 1, clock: fixedClock(NOW), calendar, pseudonymKey };
  assert.ok((await layOnDesk(store, args)) > 40);
  assert.equal(await layOnDesk(store, args), 0);
  const [today, soon] = [day('2018-11-02'), day('2018-11-09')];
  const { left, soon: leaving } = await countLeft(store.db, { today, soon, upTo: 1000 });
  assert.ok(
    left.every(({ waiting }) => waiting > 0),
    JSON.stringify(left),
  );
  assert.ok(leaving > 0);
  assert.ok((await listToConfirm(store.db, { by: 'alice', limit: 9 })).declarations.length >= 3);
  const reader = { by: 'alice', today, isInSample: secondSample(pseudonymKey) };
  assert.ok((await listToReadAgain(store.db, reader)).length >= 3);
  assert.deepEqual(await measures(), before);
});
