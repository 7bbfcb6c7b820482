import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSetting, writeSetting } from '../../../db/queries/settings.ts';
import type { Store } from '../../../db/store.ts';
import { eachReopened, lapse } from './two-stores.ts';

const lost = { code: 'turn-lost' };

/** One process falls asleep with the turn, another takes it; then the first one wakes up and writes. */
async function wakeUp(asleep: Store, other: Store): Promise<void> {
  await using turn = await asleep.takeTurn();
  await writeSetting(asleep.db, 'cutoff', '2019-03-30');
  await lapse(other);
  await using after = await other.takeTurn();
  assert.ok(turn && after && after.token > turn.token);
  await writeSetting(other.db, 'cutoff', '2019-03-31');
  await writeSetting(asleep.db, 'cutoff', '2019-03-30').catch((error) => assert.equal(error.code, lost.code));
}

eachReopened('the turn to collect', (make) => {
  test('one process has it; given back, it is the next one’s, with a larger token', async () => {
    await using stores = await make();
    const [one, other] = [await stores.open(), await stores.open()];
    const first = await one.takeTurn();
    assert.ok(first);
    assert.equal(await other.takeTurn(), null);
    assert.equal(await one.takeTurn(), null);
    await first[Symbol.asyncDispose]();
    await using second = await other.takeTurn();
    assert.ok(second && second.token > first.token);
  });

  test('whoever slept and woke writes nothing over what the next one wrote', async () => {
    await using stores = await make();
    const [asleep, other] = [await stores.open(), await stores.open()];
    await wakeUp(asleep, other);
    assert.equal(await readSetting(other.db, 'cutoff'), '2019-03-31');
  });

  test('without the fence it would: the broken twin is seen', async () => {
    await using stores = await make();
    const [asleep, other] = [await stores.openWithoutFence(), await stores.open()];
    await wakeUp(asleep, other);
    assert.equal(await readSetting(other.db, 'cutoff'), '2019-03-30');
  });

  test('of a transaction that the turn is lost in nothing stays; reading goes on, and the work is told', async () => {
    await using stores = await make();
    const [asleep, other] = [await stores.open(), await stores.open()];
    await using turn = await asleep.takeTurn();
    assert.ok(turn);
    await lapse(other);
    await using _after = await other.takeTurn();
    const writing = asleep.db.transaction().execute(async (transaction) => {
      await writeSetting(transaction, 'cutoff', '2019-03-30');
      await writeSetting(transaction, 'erased_at', '2019-03-30T00:00:00.000Z');
    });
    await assert.rejects(writing, lost);
    assert.equal(turn.signal.reason?.code, lost.code);
    assert.equal(
      await asleep.db.transaction().execute((transaction) => readSetting(transaction, 'cutoff')),
      null,
    );
    assert.equal(await readSetting(other.db, 'erased_at'), null);
  });

  test('a statement that begins with its parts is read when they only read, and refused when one writes', async () => {
    await using stores = await make();
    const [asleep, other] = [await stores.open(), await stores.open()];
    await writeSetting(asleep.db, 'cutoff', '2019-03-29');
    await using turn = await asleep.takeTurn();
    assert.ok(turn);
    await lapse(other);
    await using _after = await other.takeTurn();
    const known = asleep.db.with('known', (db) => db.selectFrom('setting').select(['name', 'value']));
    const read = await known.selectFrom('known').select('value').where('name', '=', 'cutoff').execute();
    assert.deepEqual(read, [{ value: '2019-03-29' }]);
    assert.equal(turn.signal.aborted, false);
    const written = known
      .updateTable('setting')
      .set({ value: '2019-03-30' })
      .where('name', 'in', (db) => db.selectFrom('known').select('name'))
      .execute();
    await assert.rejects(written, lost);
    assert.equal(await readSetting(other.db, 'cutoff'), '2019-03-29');
  });

  test('giving a lost turn back does not take the next one’s', async () => {
    await using stores = await make();
    const [asleep, other, third] = [await stores.open(), await stores.open(), await stores.open()];
    {
      await using _turn = await asleep.takeTurn();
      await lapse(other);
      assert.ok(await other.takeTurn());
    }
    assert.equal(await third.takeTurn(), null);
  });

  test('each commit of the holder is a sign of life', async () => {
    await using stores = await make();
    const [one, other] = [await stores.open(), await stores.open()];
    await using turn = await one.takeTurn();
    assert.ok(turn);
    await lapse(other);
    await writeSetting(one.db, 'cutoff', '2019-03-31');
    assert.equal(await other.takeTurn(), null);
  });

  test('a clock that was set back by years does not keep the turn from anybody', async () => {
    await using stores = await make();
    const [gone, other] = [await stores.open(), await stores.open()];
    await gone.takeTurn();
    await lapse(other, '2099-01-01T00:00:00.000Z');
    assert.ok(await other.takeTurn());
  });
});
