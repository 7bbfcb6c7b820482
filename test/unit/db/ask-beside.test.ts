import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { askBeside } from '../../../db/core/ask-beside.ts';

const THREAD = new URL('./echo-thread.ts', import.meta.url);
const ask = (idleMs = 60_000, limitMs = 10_000) => askBeside(THREAD, { limitMs, idleMs });

test('one thread answers question after question', async () => {
  await using beside = ask();
  const [first, second] = [await beside.ask('a'), await beside.ask('a')];
  assert.match(first, /^a \d+$/);
  assert.equal(second, first);
});

test('a thread that dies is one sentence, and the next question has a new one', async () => {
  await using beside = ask();
  const before = await beside.ask('a');
  await assert.rejects(beside.ask('die'), { code: 'thread-ended', status: 503 });
  assert.notEqual(await beside.ask('a'), before);
});

test('a thread that is not done within the limit is given up, and the next question has a new one', async () => {
  await using beside = ask(60_000, 500);
  await assert.rejects(beside.ask('hang'), { code: 'thread-ended' });
  await using patient = ask();
  assert.match(await patient.ask('a'), /^a/);
});

test('what the thread refuses is told as it says, and it goes on answering', async () => {
  await using beside = ask();
  const before = await beside.ask('a');
  await assert.rejects(beside.ask('refuse'), { code: 'no', status: 503, message: 'Non.' });
  assert.equal(await beside.ask('a'), before);
});

test('after a while without a question the thread is gone, and the next question has a new one', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  await using beside = ask(60_000);
  const before = await beside.ask('a');
  mock.timers.tick(59_999);
  assert.equal(await beside.ask('a'), before);
  mock.timers.tick(60_000);
  assert.notEqual(await beside.ask('a'), before);
});
