import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ToConfirmAnswer } from '../../../api/contract/sorting.ts';
import { eachStore } from '../stores.ts';
import { deskOf, sorterWith } from './desk.ts';
import { startService } from './service.ts';
import { AGREED, KEY, tellerWith } from './telling.ts';

eachStore('declarations that are alike', (open) => {
  test('whoever confirms is shown what may be the same return to work under another name, and counts it once', async () => {
    await using store = await open();
    await deskOf(store, { '14': { proposed: 'placement_report', score: 0.4 } });
    await using service = await startService(store, { sampleKey: KEY });
    const alice = sorterWith(service, await service.enter('alice', 'coordinator'));
    const bob = sorterWith(service, await service.enter('bob', 'coordinator'));
    await alice.decide('14', 0, 'placement_report');
    const [post] = (await bob.read<ToConfirmAnswer>('sorting/declarations')).declarations;
    assert.deepEqual(post?.alike, []);
    const teller = tellerWith(service);
    await teller.declare({ ...AGREED, start_day: '2018-10-25', account: '@zoe', contract: 'cdi' });
    await teller.declare({ ...AGREED, start_day: '2018-10-27', account: '@max', contract: 'interim' });
    const shown = (await bob.read<ToConfirmAnswer>('sorting/declarations')).declarations;
    const alike = shown.map((one) => [one.source, one.alike.map(({ source, text }) => `${source} ${text}`)]);
    assert.deepEqual(alike, [
      ['public_post', ['form null', 'form null']],
      ['form', ['public_post texte inventé']],
      ['form', ['public_post texte inventé']],
    ]);
    const zoe = shown[1]?.id ?? 0;
    await bob.send('declaration-decisions', { declaration: zoe, state: 'rejected' });
    const left = (await bob.read<ToConfirmAnswer>('sorting/declarations')).declarations;
    assert.deepEqual(
      left.map((one) => one.alike.length),
      [1, 1],
    );
    const undone = await bob.send('declaration-decisions', { declaration: zoe, state: 'proposed' });
    assert.equal(undone.status, 200);
  });
});
