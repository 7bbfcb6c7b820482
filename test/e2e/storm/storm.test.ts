import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stormMonth } from '../../storm/storm-month.ts';
import { stormCaps } from '../../storm/storm-setting.ts';

const NIGHTS = 4;
const KILLS = 6;
const weather = (seed: number) => ({ seed, nights: NIGHTS, kills: KILLS, caps: stormCaps(NIGHTS) });

test('nights through a storm, killed on their way: every figure true or told missing, every cent in the ledger', async () => {
  const report = await stormMonth(weather(2));
  assert.deepEqual(report.problems, []);
  assert.equal(report.kills, KILLS);
  const { calls, faulty, seen } = report.storm;
  assert.ok(faulty >= calls / 10, `${faulty} of ${calls} answers were faulty`);
  assert.ok(seen.size > 8, `${[...seen.keys()]}`);
  assert.equal(report.figures.wrong, 0);
  assert.ok(report.figures.equal > 40, JSON.stringify(report.figures));

  // Nothing in the store depends on the machine, or on how fast it is.
  const again = await stormMonth(weather(2));
  assert.equal(again.dump, report.dump);
});
