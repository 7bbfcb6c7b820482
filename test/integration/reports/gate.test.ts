import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONDITIONS } from '../../../reports/gate/finding.ts';
import { lookAtStore } from '../../../reports/gate/look-at-store.ts';
import { collective, startService } from '../api/service.ts';
import { AGREED, KEY, tellerWith } from '../api/telling.ts';
import { eachStore } from '../stores.ts';
import { build, makePublic, thirdYear } from './third-year.ts';

eachStore('the gate', (open) => {
  test('each of the five things that a store and its texts may lack is found in them', async () => {
    await using store = await open();
    await makePublic(store, await thirdYear(store));
    await using service = await startService(store, { sampleKey: KEY });
    service.clock.set('2018-09-20T09:00:00Z');
    await tellerWith(service).declare({ ...AGREED, start_day: '2018-09-10', account: '@alice' });
    await store.db.updateTable('run').set({ state: 'failed' }).execute();
    const document = {
      ...(await build(store)),
      texts: [{ slot: 'opening' as const, fr: '365 emplois grâce au collectif.', en: null }],
    };
    const thresholds = { ...collective.thresholds, coverage: 1.1 };
    const findings = await lookAtStore(store.db, { ...collective, thresholds }, document);
    assert.deepEqual([...new Set(findings.map(({ condition }) => condition))], CONDITIONS.slice(0, 5));
  });
});
