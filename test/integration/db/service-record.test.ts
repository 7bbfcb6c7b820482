import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, instant } from '../../../db/core/calendar.ts';
import type { PostLabel } from '../../../db/core/labels.ts';
import type { Pseudonym } from '../../../db/core/pseudonym.ts';
import { forgetOldPerson } from '../../../db/privacy/forget-old.ts';
import { markDirty } from '../../../db/queries/dirty-days.ts';
import { erasePlatform } from '../../../db/queries/platform-erasure.ts';
import {
  addCoached,
  addCorrection,
  addMeeting,
  addRightsRequest,
  addSecondReading,
} from '../../../db/queries/service-record.ts';
import type { Store } from '../../../db/store.ts';
import { eachStore } from '../stores.ts';
import { CUTOFF, exactly, figure, night, october } from './october.ts';

const AT = '2018-11-01T04:00:00Z';
const NOTED = instant(AT);
const month = (store: Store, key: string, dimension = '') =>
  figure(store, key, 'month', '2018-10-01', undefined, dimension);
const year = (store: Store, key: string, dimension = '') =>
  figure(store, key, 'year', '2018-09-26', undefined, dimension);
/** Noted, in a year in which the register was begun. */
const atLeast = (low: number) => ({
  state: 'measured',
  value: null,
  low,
  high: null,
  n: null,
  reason: 'as_noted',
});

eachStore('What is noted of the work', (open) => {
  test('where nobody ever noted anything, nothing is claimed; registers know of none since they are kept', async () => {
    await using store = await open();
    const rows = await october(store);
    await markDirty(store.db, 'data-quality', [day('2017-05-01')]);
    await night(store, rows, CUTOFF, AT);
    for (const [key, dimension] of [
      ['irl_events', ''],
      ['irl_events', 'attendees'],
    ] as const) {
      const found = await month(store, key, dimension);
      assert.deepEqual([found?.state, found?.reason], ['not_measured', 'no_source'], key);
    }
    assert.equal((await month(store, 'coached_requests'))?.reason, 'no_source');
    assert.equal((await year(store, 'classification_agreement'))?.reason, 'no_source');
    const inYear = (of: string, key: string, dimension = '') =>
      figure(store, key, 'year', of, undefined, dimension);
    await night(store, rows, day('2019-10-05'), '2019-10-06T04:00:00Z');
    const [before, begun, after] = ['2016-09-26', '2018-09-26', '2019-09-26'] as const;
    for (const key of ['corrections_published', 'rights_requests']) {
      assert.equal((await inYear(before, key))?.reason, 'no_source', key);
      assert.deepEqual(await inYear(begun, key), atLeast(0), key);
      assert.deepEqual(await inYear(after, key), exactly(0), key);
    }
    assert.equal((await inYear(before, 'rights_requests', 'delay'))?.reason, 'no_source');
    assert.equal((await inYear(after, 'rights_requests', 'delay'))?.reason, 'no_request');
  });

  test('meetings, help, corrections and rights are counted in their periods, once each', async () => {
    await using store = await open();
    const rows = await october(store);
    const { db } = store;
    for (let told = 0; told < 2; told += 1) {
      await addMeeting(db, { day: day('2018-10-12'), title: 'Apéro', attendees: 18, known_at: NOTED });
      await addMeeting(db, { day: day('2018-10-20'), title: 'Atelier', attendees: null, known_at: NOTED });
      await addMeeting(db, { day: day('2018-11-20'), title: 'À venir', attendees: 9, known_at: NOTED });
      assert.equal(await addCoached(db, { post_id: '1', noted_by: 'Alice', noted_at: NOTED }), told === 0);
      assert.equal(await addCoached(db, { post_id: '404', noted_by: 'Alice', noted_at: NOTED }), null);
      const told_ = { indicator: 'seeker_requests', edition: '', known_at: NOTED };
      await addCorrection(db, { ...told_, day: day('2018-10-05'), sentence_fr: 'Un.', sentence_en: 'One.' });
      const right = { kind: 'erasure' as const, received_day: day('2018-10-01'), known_at: NOTED };
      await addRightsRequest(db, { ...right, reference: 'a', answered_day: day('2018-10-02') });
      await addRightsRequest(db, { ...right, reference: 'b', answered_day: null });
      await addRightsRequest(db, {
        ...right,
        kind: 'access',
        reference: 'c',
        answered_day: day('2018-10-06'),
      });
    }
    await night(store, rows, CUTOFF, AT);
    assert.deepEqual(await month(store, 'irl_events'), atLeast(2));
    assert.equal((await month(store, 'irl_events', 'attendees'))?.low, 18);
    assert.equal((await month(store, 'coached_requests'))?.low, 1);
    assert.deepEqual(await year(store, 'corrections_published'), atLeast(1));
    assert.deepEqual(await year(store, 'rights_requests'), atLeast(3));
    assert.deepEqual(await year(store, 'rights_requests', 'erasure'), atLeast(2));
    assert.deepEqual(await year(store, 'rights_requests', 'delay'), exactly(3, 2));
    await addMeeting(db, { day: day('2018-09-28'), title: 'Rentrée', attendees: null, known_at: NOTED });
    // An answer that was awaited is added to its request, and the delay is told anew.
    await addRightsRequest(db, {
      reference: 'b',
      kind: 'erasure',
      received_day: day('2018-10-01'),
      answered_day: day('2018-10-11'),
      known_at: NOTED,
    });
    await night(store, rows, CUTOFF, '2018-11-01T05:00:00Z');
    assert.deepEqual(await year(store, 'rights_requests', 'delay'), exactly(5, 3));
    const september = (dimension: string) =>
      figure(store, 'irl_events', 'month', '2018-09-01', undefined, dimension);
    assert.deepEqual(await september(''), atLeast(1));
    const came = await september('attendees');
    assert.deepEqual([came?.state, came?.low, came?.reason], ['not_measured', null, 'no_source']);
  });

  test('what is noted is counted though all that came from X was erased; agreement outlives the people', async () => {
    await using store = await open();
    const rows = await october(store);
    const { db } = store;
    for (let index = 0; index < 40; index += 1) {
      await rows.post(`read-${index}`, `writer-${index}`, '2018-10-09T10:00:00Z', 'other');
      const label = index % 2 ? ('other' as const) : ('seeker_request' as const);
      const again = { post_id: `read-${index}`, read_by: 'bob', read_at: NOTED, day: day('2018-10-10') };
      await addSecondReading(db, { ...again, label, first_label: index % 4 ? label : 'other' });
    }
    await night(store, rows, CUTOFF, AT);
    const before = await year(store, 'classification_agreement');
    assert.equal(before?.n, 40);
    for (let index = 0; index < 20; index += 1)
      await forgetOldPerson(db, `writer-${index}` as Pseudonym, NOTED);
    await night(store, rows, day('2018-11-01'), '2018-11-02T04:00:00Z');
    assert.deepEqual(await year(store, 'classification_agreement'), before);
    await db
      .transaction()
      .execute((transaction) => erasePlatform(transaction, instant('2018-11-02T05:00:00Z')));
    const right = {
      reference: 'z',
      kind: 'access' as const,
      received_day: day('2018-11-02'),
      answered_day: null,
    };
    await addRightsRequest(db, { ...right, known_at: NOTED });
    await addMeeting(db, { day: day('2018-11-02'), title: 'Atelier', attendees: 4, known_at: NOTED });
    await night(store, rows, day('2018-11-02'), '2018-11-03T04:00:00Z');
    assert.deepEqual(await year(store, 'rights_requests'), atLeast(1));
    assert.equal((await year(store, 'irl_events', 'attendees'))?.low, 4);
    assert.deepEqual(await year(store, 'classification_agreement'), before);
  });

  test('agreement is told from thirty second readings on, with its interval', async () => {
    await using store = await open();
    const rows = await october(store);
    const { db } = store;
    const reading = async (index: number, first_label: PostLabel, label: PostLabel) => {
      await rows.post(`read-${index}`, `writer-${index}`, '2018-10-09T10:00:00Z', first_label);
      await addSecondReading(db, {
        post_id: `read-${index}`,
        label,
        first_label,
        read_by: 'bob',
        read_at: NOTED,
        day: day('2018-10-10'),
      });
    };
    for (let index = 0; index < 29; index += 1)
      await reading(index, index % 2 ? 'seeker_request' : 'other', index % 2 ? 'seeker_request' : 'other');
    await night(store, rows, CUTOFF, AT);
    const few = await year(store, 'classification_agreement');
    assert.deepEqual([few?.state, few?.reason, few?.n], ['not_measured', 'too_few', 29]);
    for (let index = 29; index < 40; index += 1) await reading(index, 'seeker_request', 'other');
    await night(store, rows, CUTOFF, '2018-11-01T05:00:00Z');
    const found = await year(store, 'classification_agreement');
    // 15 others seen as others, 14 requests as requests, 11 requests as others: po = 29/40, pe = (15·26 + 25·14)/1600.
    const [observed, expected] = [29 / 40, (15 * 26 + 25 * 14) / 1600];
    assert.ok(Math.abs((found?.value ?? 0) - (observed - expected) / (1 - expected)) < 1e-12);
    assert.ok((found?.low ?? 1) < (found?.value ?? 0) && (found?.high ?? 0) > (found?.value ?? 0));
  });
});
