import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../../db/core/calendar.ts';
import { readLedgerDays } from '../../../db/queries/usage.ts';
import type { Store } from '../../../db/store.ts';
import { ledgerCsv, ledgerText } from '../../../jobs/ledger-text.ts';
import { runTask } from '../../../jobs/runner.ts';
import { createBudget } from '../../../jobs/sources/x/budget.ts';
import type { StandInOptions } from '../../x-stand-in/stand-in.ts';
import { eachStore } from '../stores.ts';
import { COLLECTIVE, openSetting, taskNamed } from './setting.ts';
import { smallWorld } from './small-world.ts';

const LAST = day('2019-03-31');
const MONTH = [day('2019-04-01'), day('2019-04-30')] as const;
const openPaying = (store: Store, behaviour: Partial<StandInOptions> = {}) =>
  openSetting(store, smallWorld(), {
    now: '2019-04-01T01:00:00Z',
    budget: createBudget(COLLECTIVE),
    billExpandedUsers: true,
    ...behaviour,
  });
/** What X says it read, by its own answer, a post more than the ledger knows of. */
const oneMore = (body: unknown): unknown => {
  const { data } = body as { data: { daily_project_usage: { usage: { usage: string }[] } } };
  for (const one of data.daily_project_usage.usage) one.usage = String(Number(one.usage) + 1);
  return body;
};
const plain = (lines: readonly string[]): string => lines.join('\n').replaceAll(/[\u00a0\u202f]/g, ' ');

eachStore('Usage', (open) => {
  for (const usageNumbers of ['string', 'integer'] as const) {
    test(`what X says was read is kept beside the ledger (${usageNumbers}s)`, async () => {
      await using store = await open();
      await using setting = await openPaying(store, { usageNumbers });
      await runTask(setting, taskNamed('placements'), LAST);
      await runTask(setting, taskNamed('seeker-requests'), LAST);
      await runTask(setting, taskNamed('usage'), LAST);
      // The UTC day under way is not over.
      assert.deepEqual(
        (await readLedgerDays(store.db, ...MONTH)).map(({ postsByX }) => postsByX),
        [null],
      );
      setting.setNow('2019-04-05T01:00:00Z');
      await runTask(setting, taskNamed('usage'), LAST);
      await runTask(setting, taskNamed('usage'), LAST);
      const [first] = await readLedgerDays(store.db, ...MONTH);
      assert.ok(first && first.posts > 30);
      assert.equal(first.postsByX, first.posts);
      const kept = await store.db.selectFrom('usage_reading').selectAll().execute();
      assert.equal(kept.length, 1);
    });
  }

  test('a difference is shown, and one that may still change says so', async () => {
    await using store = await open();
    await using setting = await openPaying(store);
    await runTask(setting, taskNamed('placements'), LAST);
    setting.setNow('2019-04-02T01:00:00Z');
    setting.standIn.setFault(({ endpoint }) =>
      endpoint === 'usage/tweets' ? { kind: 'rewrite', change: oneMore } : null,
    );
    await runTask(setting, taskNamed('usage'), LAST);
    const days = await readLedgerDays(store.db, ...MONTH);
    const shown = (today: string, language: 'fr' | 'en'): string =>
      plain(ledgerText(days, language, { from: MONTH[0], to: MONTH[1], today: day(today) }));
    assert.match(shown('2019-04-02', 'fr'), /2019-04-01 .* \+1\* .*\$/);
    assert.match(shown('2019-04-02', 'fr'), /X compte en retard/);
    assert.match(shown('2019-04-09', 'en'), /2019-04-01 .* \+1 .*\$/);
    assert.doesNotMatch(shown('2019-04-09', 'en'), /counts late/);
    assert.match(ledgerCsv(days, 'fr'), /^\ufeffjour_utc;[^\n]*\n2019-04-01;1;0;\d+;\d+;1;0,\d+;0,\d+\n/);
    // X may also have counted fewer: that is a number too, and nothing for a spreadsheet to work out.
    const fewer = days.map((day) => ({ ...day, postsByX: 0 }));
    assert.match(ledgerCsv(fewer, 'fr'), /\n2019-04-01;1;0;(\d+);0;-\1;0,/);
  });

  test('a project that X tells nothing is no failed night; an answer that makes no sense is', async () => {
    await using store = await open();
    await using setting = await openPaying(store);
    setting.standIn.setFault(() => ({ kind: 'answer', status: 404, body: {} }));
    await runTask(setting, taskNamed('usage'), LAST);
    setting.standIn.setFault(() => ({
      kind: 'rewrite',
      change: () => ({
        data: { daily_project_usage: { usage: [{ date: '2019-03-31T00:00:00Z', usage: '' }] } },
      }),
    }));
    await assert.rejects(runTask(setting, taskNamed('usage'), LAST), { code: 'x-unexpected-shape' });
    const runs = await store.db.selectFrom('run').select('state').orderBy('id').execute();
    assert.deepEqual(
      runs.map(({ state }) => state),
      ['done', 'failed'],
    );
  });

  test('the ledger says what a month cost, also before X was asked', async () => {
    await using store = await open();
    await using setting = await openPaying(store);
    const empty = await readLedgerDays(store.db, ...MONTH);
    const range = { from: MONTH[0], to: MONTH[1], today: day('2019-04-02') };
    assert.match(plain(ledgerText(empty, 'fr', range)), /Aucune requête\./);
    await runTask(setting, taskNamed('hashtag-volume'), LAST);
    const lines = ledgerText(await readLedgerDays(store.db, ...MONTH), 'fr', range);
    assert.match(plain(lines), /2019-04-01 +2 +0 +0 +– +– +0,02 \$ +0,02 \$/);
    assert.match(plain(lines), /total +2 +0 +0 +0,02 \$ +0,02 \$/);
  });
});
