import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Problem } from '../../../api/contract/common.ts';
import type {
  AlikeAnswer,
  ConfirmedAnswer,
  SortingState,
  TakenAnswer,
  ToConfirmAnswer,
  UndoneAnswer,
} from '../../../api/contract/sorting.ts';
import { takeDirtyDays } from '../../../db/queries/dirty-days.ts';
import type { Store } from '../../../db/store.ts';
import { eachStore } from '../stores.ts';
import { addWaiting, deskOf, sorterWith, type Waiting } from './desk.ts';
import { type Service, startService } from './service.ts';

const POSTS: Record<string, Waiting> = {
  '11': { proposed: 'other', score: 0.99 },
  '12': { proposed: 'seeker_request', score: 0.7, expires: '2018-11-05' },
  '13': { proposed: 'seeker_request', score: 0.9 },
  '14': { proposed: 'placement_report', score: 0.4 },
};
const enter = async (service: Service, name: string) =>
  sorterWith(service, await service.enter(name, 'coordinator'));
const idsOf = ({ posts }: TakenAnswer) => posts.map(({ id }) => id);
const labelOf = (store: Store, id: string) =>
  store.db.selectFrom('post').select('label').where('id', '=', id).executeTakeFirstOrThrow();

eachStore('the sorting desk', (open) => {
  test('it shows what waits, declarations first, then by score, and a decision takes a post away', async () => {
    await using store = await open();
    await deskOf(store, POSTS);
    await using service = await startService(store);
    const alice = await enter(service, 'alice');
    const taken = await alice.take();
    assert.deepEqual(idsOf(taken.answer), ['14', '13', '12', '11']);
    const [first] = taken.answer.posts;
    assert.deepEqual(
      [first?.text, first?.day, first?.proposed, first?.score, first?.last],
      ['texte inventé', '2018-10-20', 'placement_report', 0.4, 0],
    );
    assert.deepEqual(first?.reasons, ['says-searching', 'names-a-trade']);
    const decided = await alice.decide('13', 0, 'seeker_request');
    assert.equal(decided.status, 200);
    assert.equal(decided.answer.state.today.count, 1);
    assert.deepEqual(decided.answer.state.today.latest, [decided.answer.decision]);
    assert.deepEqual(idsOf((await alice.take()).answer), ['14', '12', '11']);
    assert.equal((await labelOf(store, '13')).label, 'seeker_request');
  });

  test('how much is left is told by kind, and how many lose their text within a week', async () => {
    await using store = await open();
    await deskOf(store, { ...POSTS, '15': { proposed: 'other', score: 0.5, expires: '2018-11-02' } });
    await using service = await startService(store);
    const alice = await enter(service, 'alice');
    const { left, soon } = await alice.read<SortingState>('sorting');
    assert.deepEqual(
      left.filter(({ waiting }) => waiting > 0),
      [
        { label: 'placement_report', waiting: 1 },
        { label: 'seeker_request', waiting: 2 },
        { label: 'other', waiting: 1 },
      ],
    );
    assert.equal(soon, 1);
  });

  test('a text that has expired, or is gone, is shown to nobody', async () => {
    await using store = await open();
    await deskOf(store, { ...POSTS, '15': { proposed: 'other', score: 1, expires: '2018-11-02' } });
    await store.db.updateTable('post').set({ text: null }).where('id', '=', '11').execute();
    await using service = await startService(store);
    const alice = await enter(service, 'alice');
    const { answer } = await alice.take({ label: 'other' });
    assert.deepEqual(idsOf(answer), []);
  });

  test('two people are never shown the same post, until the first has let go of it', async () => {
    await using store = await open();
    const many = Array.from({ length: 14 }, (_, index): [string, Waiting] => [
      `${100 + index}`,
      { proposed: 'seeker_request', score: index / 100 },
    ]);
    await deskOf(store, Object.fromEntries(many));
    await using service = await startService(store);
    const [alice, bob] = [await enter(service, 'alice'), await enter(service, 'bob')];
    const [hers, his] = await Promise.all([alice.take(), bob.take()]);
    assert.equal(hers.answer.posts.length, 5);
    assert.equal(his.answer.posts.length, 5);
    assert.equal(new Set([...idsOf(hers.answer), ...idsOf(his.answer)]).size, 10);
    assert.deepEqual(idsOf((await alice.take()).answer), idsOf(hers.answer));
    const best = idsOf(hers.answer).includes('113') ? bob : alice;
    assert.ok(!idsOf((await best.take()).answer).includes('113'));
    service.clock.set('2018-11-02T09:03:01Z');
    assert.ok(idsOf((await best.take()).answer).includes('113'));
  });

  test('a post laid aside goes to the next person at once', async () => {
    await using store = await open();
    await deskOf(store, POSTS);
    await using service = await startService(store);
    const [alice, bob] = [await enter(service, 'alice'), await enter(service, 'bob')];
    await alice.take();
    assert.deepEqual(idsOf((await bob.take()).answer), []);
    const again = await alice.take({ skip: ['14'] });
    assert.deepEqual(idsOf(again.answer), ['13', '12', '11']);
    assert.deepEqual(idsOf((await bob.take()).answer), ['14']);
  });

  test('of two who decide at once one does, and the other is told so', async () => {
    await using store = await open();
    await deskOf(store, POSTS);
    await using service = await startService(store);
    const [alice, bob] = [await enter(service, 'alice'), await enter(service, 'bob')];
    const answers = await Promise.all([
      alice.send<Problem>('decisions', { post: '13', last: 0, label: 'seeker_request' }),
      bob.send<Problem>('decisions', { post: '13', last: 0, label: 'other' }),
    ]);
    const [done, refused] = answers.toSorted((one, other) => one.status - other.status);
    assert.deepEqual([done?.status, refused?.status], [200, 409]);
    assert.match(refused?.answer.detail ?? '', /vient de trier cette publication/);
    // The one whose answer was lost sends it again: it is the same decision.
    const [who, label] =
      answers[0]?.status === 200 ? [alice, 'seeker_request' as const] : [bob, 'other' as const];
    const again = await Promise.all([who.decide('13', 0, label), alice.decide('13', 0, 'employer_offer')]);
    assert.deepEqual(
      again.map(({ status }) => status),
      [200, 409],
    );
    assert.equal((await store.db.selectFrom('post_label').selectAll().execute()).length, 1);
  });

  test('an undo is a row of its own: the post waits again, its request is gone, its days are told anew', async () => {
    await using store = await open();
    await deskOf(store, POSTS);
    await using service = await startService(store);
    const alice = await enter(service, 'alice');
    const { answer } = await alice.decide('13', 0, 'seeker_request');
    assert.equal((await store.db.selectFrom('request').selectAll().execute()).length, 1);
    await takeDirtyDays(store.db);
    const undone = await alice.send<UndoneAnswer>('undone', { decision: answer.decision });
    assert.equal(undone.answer.post?.id, '13');
    assert.equal(undone.answer.state.today.count, 0);
    assert.equal((await labelOf(store, '13')).label, null);
    assert.deepEqual(await store.db.selectFrom('request').selectAll().execute(), []);
    assert.deepEqual((await takeDirtyDays(store.db)).get('seeker-requests'), ['2018-10-20']);
    const rows = await store.db.selectFrom('post_label').select(['label', 'undoes']).orderBy('id').execute();
    assert.deepEqual(rows, [
      { label: 'seeker_request', undoes: null },
      { label: 'unsorted', undoes: answer.decision },
    ]);
    // It is decided again at the decision it now stands at.
    const last = undone.answer.post?.last;
    const again = await alice.decide('13', last, 'other');
    assert.equal(again.status, 200);
  });

  test('nobody undoes what another decided, nor what was decided since', async () => {
    await using store = await open();
    await deskOf(store, POSTS);
    await using service = await startService(store);
    const [alice, bob] = [await enter(service, 'alice'), await enter(service, 'bob')];
    const first = await alice.decide('13', 0, 'seeker_request');
    const { decision } = first.answer;
    assert.equal((await bob.send<Problem>('undone', { decision })).status, 404);
    await bob.send('decisions', { post: '13', last: decision, label: 'other' });
    assert.equal((await alice.send<Problem>('undone', { decision })).answer.code, 'already-sorted');
    assert.equal((await labelOf(store, '13')).label, 'other');
  });

  test('a post that tells again what another told is its relay, no second request', async () => {
    await using store = await open();
    const rows = await deskOf(store, {});
    await addWaiting(store, rows, {
      '21': {
        proposed: 'seeker_request',
        score: 0.9,
        author: 'ana',
        text: 'Soudeuse à Brest, je cherche un CDI',
      },
      '22': {
        proposed: 'seeker_request',
        score: 0.8,
        author: 'ben',
        text: 'soudeuse à Brest je cherche un CDI !',
      },
      '23': {
        proposed: 'seeker_request',
        score: 0.7,
        author: 'ana',
        text: 'Toujours rien, merci de relayer',
      },
      '24': {
        proposed: 'seeker_request',
        score: 0.6,
        author: 'eve',
        text: 'Cuisinier à Lyon, disponible lundi',
      },
    });
    await using service = await startService(store);
    const alice = await enter(service, 'alice');
    await alice.send('decisions', { post: '21', last: 0, label: 'seeker_request' });
    const alike = async (post: string) =>
      (await alice.send<AlikeAnswer>('alike', { post })).answer.posts.map(({ id, sameAccount }) => [
        id,
        sameAccount,
      ]);
    assert.deepEqual(await alike('22'), [['21', false]]);
    assert.deepEqual(await alike('23'), [['21', true]]);
    assert.deepEqual(await alike('24'), []);
    const merged = { post: '23', last: 0, label: 'relay_support', sameAs: '21' };
    assert.equal((await alice.send('decisions', merged)).status, 200);
    assert.equal((await store.db.selectFrom('request').selectAll().execute()).length, 1);
    assert.equal((await alice.send('decisions', { ...merged, post: '24', label: 'other' })).status, 400);
    assert.equal((await alice.send('decisions', { ...merged, post: '24', sameAs: '24' })).status, 404);
  });

  test('a declaration waits for somebody other than who entered it; one of two confirms it, and may take it back', async () => {
    await using store = await open();
    await deskOf(store, POSTS);
    await using service = await startService(store);
    const [alice, bob] = [await enter(service, 'alice'), await enter(service, 'bob')];
    const carol = await enter(service, 'carol');
    const told = await alice.decide('14', 0, 'placement_report');
    assert.deepEqual(told.answer.state.toConfirm, { waiting: 0, yours: 1 });
    const [shown] = (await bob.read<ToConfirmAnswer>('sorting/declarations')).declarations;
    assert.equal(shown?.text, 'texte inventé');
    const declaration = shown?.id ?? 0;
    assert.deepEqual((await alice.read<ToConfirmAnswer>('sorting/declarations')).declarations, []);
    const own = await alice.send<Problem>('declaration-decisions', { declaration, state: 'confirmed' });
    assert.equal(own.answer.code, 'declaration-second-person');
    const answers = await Promise.all(
      [bob, carol].map((one) =>
        one.send<Problem>('declaration-decisions', { declaration, state: 'confirmed' }),
      ),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
    assert.equal((await alice.send<Problem>('undone', { decision: told.answer.decision })).status, 409);
    const winner = answers[0]?.status === 200 ? bob : carol;
    const loser = winner === bob ? carol : bob;
    assert.equal((await loser.send('declaration-decisions', { declaration, state: 'proposed' })).status, 409);
    const back = await winner.send<ConfirmedAnswer>('declaration-decisions', {
      declaration,
      state: 'proposed',
    });
    assert.equal(back.answer.state.toConfirm.waiting, 1);
    assert.equal((await alice.send('undone', { decision: told.answer.decision })).status, 200);
  });

  test('only who sorts may read or decide, and what was read is kept nowhere', async () => {
    await using store = await open();
    await deskOf(store, POSTS);
    await using service = await startService(store);
    const bob = sorterWith(service, await service.enter('bob', 'publisher'));
    for (const path of ['posts', 'decisions', 'undone', 'alike', 'declaration-decisions']) {
      assert.equal((await bob.send<Problem>(path, {})).answer.code, 'role-refused', path);
      assert.equal((await sorterWith(service, '').send(path, {})).status, 401, path);
    }
    for (const path of ['sorting', 'sorting/declarations']) {
      assert.equal((await bob.read<Problem>(path)).status, 403, path);
    }
    const cookie = await service.enter('alice', 'coordinator');
    const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
    const read = await service.ask('/api/v1/sorting/posts', { method: 'POST', cookie, headers, body: '{}' });
    assert.equal(read.headers.get('cache-control'), 'no-store');
    const foreign = await service.ask('/api/v1/sorting/posts', {
      method: 'POST',
      cookie,
      headers: { ...headers, 'sec-fetch-site': 'cross-site' },
      body: '{}',
    });
    assert.equal(foreign.status, 403);
  });
});
