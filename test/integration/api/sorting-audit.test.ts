import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listAudit } from '../../../db/queries/audit.ts';
import { secondSample } from '../../../db/statistics/second-sample.ts';
import type { Store } from '../../../db/store.ts';
import { eachStore } from '../stores.ts';
import { deskOf, sorterWith, type Waiting } from './desk.ts';
import { startService } from './service.ts';

const KEY = 'a key for invented posts only, 32 letters';
const DRAWN = Array.from({ length: 400 }, (_, index) => `${5000 + index}`).find(secondSample(KEY)) ?? '';
const POSTS: Record<string, Waiting> = {
  [DRAWN]: { proposed: 'other', score: 0.5 },
  '14': { proposed: 'placement_report', score: 0.4 },
};

/** Who did what to which object at the desk, oldest first. */
async function told({ db }: Store) {
  const entries = await listAudit(db, { limit: 100 });
  return entries
    .reverse()
    .filter(({ object_kind }) => !['session', 'sign-in-link'].includes(object_kind))
    .map(({ actor, action, object_kind, object_id }) => [actor, action, object_kind, object_id]);
}

eachStore('the audit of the sorting desk', (open) => {
  test('each decision is told once, by its number; one refused or sent again is not', async () => {
    await using store = await open();
    await deskOf(store, POSTS);
    await using service = await startService(store, { sampleKey: KEY });
    const alice = sorterWith(service, await service.enter('alice', 'coordinator'));
    const bob = sorterWith(service, await service.enter('bob', 'coordinator'));
    const { decision } = (await alice.decide('14', 0, 'placement_report')).answer;
    assert.equal((await alice.decide('14', 0, 'placement_report')).answer.decision, decision, 'sent again');
    assert.equal((await bob.decide('14', 0, 'other')).status, 409);
    const { decision: other } = (await alice.decide(DRAWN, 0, 'other')).answer;
    await bob.send('second-readings', { post: DRAWN, label: 'other' });
    await bob.send('second-readings', { post: DRAWN, label: 'other' });
    await alice.send('undone', { decision: other });
    const { id } = await store.db.selectFrom('declaration').select('id').executeTakeFirstOrThrow();
    for (const state of ['confirmed', 'proposed', 'rejected'])
      await bob.send('declaration-decisions', { declaration: id, state });
    const about = `${id}`;
    assert.deepEqual(await told(store), [
      ['alice', 'post-sorted', 'decision', `${decision}`],
      ['alice', 'post-sorted', 'decision', `${other}`],
      ['bob', 'post-read-again', 'second-reading', null],
      ['alice', 'sorting-undone', 'decision', `${other}`],
      ['bob', 'declaration-confirmed', 'declaration', about],
      ['bob', 'declaration-undone', 'declaration', about],
      ['bob', 'declaration-rejected', 'declaration', about],
    ]);
  });
});
