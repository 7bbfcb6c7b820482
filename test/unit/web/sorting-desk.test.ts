import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SortingState, WaitingPost } from '../../../api/contract/sorting.ts';
import { AnswerError } from '../../../web/site/fetch-answer.ts';
import { Desk } from '../../../web/sorting/desk.ts';

const STATE: SortingState = {
  left: [],
  soon: 0,
  countedUpTo: 1000,
  toConfirm: { waiting: 0, yours: 0 },
  today: { count: 0, latest: [] },
  demonstration: false,
};
const post = (id: string, last = 0): WaitingPost => ({
  id,
  day: '2018-10-20',
  kind: 'original',
  text: `texte ${id}`,
  expiresOn: '2019-01-01',
  relays: 0,
  proposed: 'seeker_request',
  score: 0.9,
  reasons: [],
  clues: [],
  last,
});
const lost = () => new AnswerError('unreachable', 0, 'Le service ne répond pas.');

type Answers = Record<string, (body: never) => unknown>;

/** A desk before a service that answers as told; each path may be answered anew. */
async function deskWith(answers: Answers) {
  const asked: [path: string, body: object][] = [];
  const pauses: number[] = [];
  const told: Answers = {
    'sorting/posts': () => ({ posts: ['1', '2', '3', '4'].map((id) => post(id)), state: STATE }),
    'sorting/decisions': ({ post: id }: { post: string }) => ({
      post: id,
      decision: Number(id),
      state: STATE,
    }),
    ...answers,
  };
  const desk = new Desk({
    async send(path, body) {
      asked.push([path, body]);
      return told[path]?.(body as never) as never;
    },
    pause: async (ms) => void pauses.push(ms),
    onChange: () => {},
  });
  await desk.open();
  const ids = () => desk.view.posts.map(({ id }) => id);
  return { desk, asked, pauses, told, ids };
}

test('a post leaves at once when it is decided, and the decision says what was seen', async () => {
  const { desk, asked, ids } = await deskWith({});
  const kept = desk.decide({ label: 'other' });
  assert.deepEqual(ids(), ['2', '3', '4']);
  await kept;
  assert.deepEqual(asked.at(-1), ['sorting/decisions', { post: '1', last: 0, label: 'other' }]);
  assert.deepEqual(desk.view.news, { kind: 'sorted', label: 'other', merged: false });
});

test('a decision that cannot be kept brings its post back, and says so', async () => {
  const { desk, ids } = await deskWith({
    'sorting/decisions': () => {
      throw new AnswerError('unexpected', 500, 'Une erreur.');
    },
  });
  await desk.decide({ label: 'other' });
  assert.deepEqual(ids(), ['1', '2', '3', '4']);
  assert.deepEqual(desk.view.news, { kind: 'failed', sentence: 'Une erreur.' });
});

test('a network that is gone for a moment is waited for; gone for longer, the post is back', async () => {
  let failures = 2;
  const { desk, pauses, told, ids } = await deskWith({
    'sorting/decisions': () => {
      failures -= 1;
      if (failures >= 0) throw lost();
      return { post: '1', decision: 1, state: STATE };
    },
  });
  await desk.decide({ label: 'other' });
  assert.deepEqual(pauses, [1_000, 3_000]);
  assert.deepEqual([ids(), desk.view.offline, desk.view.sending], [['2', '3', '4'], false, 0]);
  told['sorting/decisions'] = () => {
    throw lost();
  };
  await desk.decide({ label: 'other' });
  assert.deepEqual([ids(), desk.view.news?.kind], [['2', '3', '4'], 'failed']);
});

test('a post that somebody else decided stays theirs', async () => {
  const { desk, ids } = await deskWith({
    'sorting/decisions': () => {
      throw new AnswerError('already-sorted', 409, 'Déjà triée.');
    },
  });
  await desk.decide({ label: 'other' });
  assert.deepEqual(ids(), ['2', '3', '4']);
  assert.deepEqual(desk.view.news, { kind: 'taken', sentence: 'Déjà triée.' });
  await desk.undo();
  assert.equal(desk.view.news?.kind, 'nothing-to-undo');
});

test('undo waits until the decision is kept, then brings the post back as it stands now', async () => {
  let keep = (_: unknown): void => {};
  const { desk, asked, ids } = await deskWith({
    'sorting/decisions': () => new Promise((resolve) => (keep = resolve)),
    'sorting/undone': () => ({ post: post('1', 8), state: STATE }),
  });
  const kept = desk.decide({ label: 'other' });
  const undone = desk.undo();
  assert.ok(!asked.some(([path]) => path === 'sorting/undone'));
  keep({ post: '1', decision: 7, state: STATE });
  await Promise.all([kept, undone]);
  assert.deepEqual(asked.at(-1), ['sorting/undone', { decision: 7 }]);
  assert.deepEqual([ids(), desk.view.posts[0]?.last], [['1', '2', '3', '4'], 8]);
});

test('what was decided earlier today can be undone after the page was opened again', async () => {
  const { desk, asked } = await deskWith({
    'sorting/posts': () => ({ posts: [], state: { ...STATE, today: { count: 2, latest: [9, 4] } } }),
    'sorting/undone': () => ({ post: null, state: STATE }),
  });
  await desk.undo();
  await desk.undo();
  assert.deepEqual(
    asked.slice(1).map(([, body]) => body),
    [{ decision: 9 }, { decision: 4 }],
  );
});

test('nothing moves under the eyes of who reads: new posts queue up behind, none twice', async () => {
  const { desk, told, ids } = await deskWith({});
  told['sorting/posts'] = () => ({ posts: ['9', '1', '3', '5'].map((id) => post(id)), state: STATE });
  await desk.decide({ label: 'other' });
  await desk.layAside();
  assert.deepEqual(ids(), ['3', '4', '9', '5']);
  assert.deepEqual(desk.view.aside, ['2']);
});
