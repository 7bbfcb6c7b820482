import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runBroken, runChaos } from '../../cluster/chaos.ts';

test('a cluster struck each second loses nothing that it acknowledged, and does each night once', async () => {
  const { problems, nights, asked, struck } = await runChaos({ seconds: 8, seed: 1 });
  assert.deepEqual(problems, []);
  assert.ok(nights > 0 && asked.acknowledged.length > 0);
  assert.deepEqual(Object.keys(struck).sort(), ['primary', 'service', 'standby', 'worker', 'worker asleep']);
});

test('a database that acknowledges before it has written is seen to lose: the broken twin', async () => {
  assert.match((await runBroken({ seconds: 3 })).join('\n'), /\d+ acknowledged notes are lost/);
});
