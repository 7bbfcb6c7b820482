import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EditionDocument } from '../../../api/contract/edition.ts';
import type { Instant } from '../../../db/core/calendar.ts';
import type { AppError } from '../../../db/core/errors.ts';
import { lastEditionWith, listEditionEvents } from '../../../db/queries/edition-life.ts';
import { addEditionText } from '../../../db/queries/edition-texts.ts';
import { findEdition, listEditions } from '../../../db/queries/editions.ts';
import { type Database, openStore, type Store } from '../../../db/store.ts';
import { canonicalJson } from '../../../reports/edition/canonical.ts';
import { changesSince, changesSinceLastYear } from '../../../reports/edition/changes.ts';
import { readErrata } from '../../../reports/edition/errata.ts';
import { approve, correct, keepDraft, noteCheck, publish, stateOf } from '../../../reports/edition/life.ts';
import { verifyEdition } from '../../../reports/edition/verify.ts';
import type { Finding } from '../../../reports/gate/finding.ts';
import { eachStore } from '../stores.ts';
import { build, makePublic, thirdYear } from './third-year.ts';

const at = (day: number) => `2018-10-${String(day).padStart(2, '0')}T09:00:00.000Z` as Instant;
const blank: Finding = { condition: 'chart-blank', fr: 'un graphique est vide', en: 'a chart is blank' };
const refusal = (code: string) => (error: AppError) => {
  assert.deepEqual([error.code, error.status], [code, 409]);
  return true;
};
const within = <T>(store: Store, act: (db: Database) => Promise<T>) => store.db.transaction().execute(act);
const write = (store: Store, version: number, markdown: string) =>
  within(store, (db) =>
    addEditionText(db, {
      ...{ year: 2018, slot: 'opening', language: 'fr', version, markdown, written_by: 'bob' },
      known_at: at(2),
    }),
  );
const happened = async (store: Store, id: string) =>
  (await listEditionEvents(store.db, id)).map(({ what, by_name }) => `${what} by ${by_name}`);

/** bob makes the draft, and it passes. */
async function drafted(store: Store, on = at(2)): Promise<EditionDocument> {
  const document = await build(store, 2018, on);
  await within(store, (db) => keepDraft(db, document, { by: 'bob', at: on }));
  await within(store, (db) => noteCheck(db, { id: document.id, by: 'bob', at: on }, []));
  return document;
}

eachStore('the life of an edition', (open) => {
  test('from draft to publication, then an erratum and the edition that follows it', async () => {
    await using store = await open();
    await makePublic(store, await thirdYear(store));
    const { id } = await drafted(store);
    await within(store, (db) => approve(db, { id, by: 'alice', at: at(3) }, []));
    const frozen = await findEdition(store.db, id);
    assert.equal(frozen?.frozen_at, at(3));
    assert.deepEqual((await verifyEdition(store, frozen?.document ?? '')).differences, []);
    await within(store, (db) => publish(db, { id, by: 'alice', at: at(4) }));
    assert.deepEqual(await happened(store, id), [
      'drafted by bob',
      'checked by bob',
      'approved by alice',
      'frozen by alice',
      'published by alice',
    ]);
    await write(store, 1, 'Un mot.');
    const next = await drafted(store, at(5));
    await within(store, (db) => approve(db, { id: next.id, by: 'alice', at: at(6) }, []));
    const publishNext = () => within(store, (db) => publish(db, { id: next.id, by: 'alice', at: at(7) }));
    await assert.rejects(publishNext(), refusal('edition-erratum-missing'));
    const mistake = {
      what: { fr: 'Un mot manquait.', en: 'A word was missing.' },
      why: { fr: 'Oubli.', en: 'Forgotten.' },
    };
    const number = await within(store, (db) => correct(db, { id, by: 'bob', at: at(7) }, mistake));
    assert.equal(number, 1);
    await publishNext();
    assert.equal((await lastEditionWith(store.db, 'published', 2018))?.edition, next.id);
    // The old one stays as it was, and what is built from now on names the erratum.
    assert.equal((await findEdition(store.db, id))?.sha256, frozen?.sha256);
    assert.equal((await listEditions(store.db)).length, 2);
    const later = await build(store, 2018, at(8));
    assert.deepEqual(
      later.errata?.map((erratum) => [erratum.number, erratum.edition, erratum.by, erratum.what.fr]),
      [[1, id, 'publisher', 'Un mot manquait.']],
    );
    assert.doesNotMatch(canonicalJson(later), /"bob"|"alice"/, 'the role is told, the name stays inside');
    assert.deepEqual((await verifyEdition(store, canonicalJson(later))).differences, []);
    // Of an edition frozen before: the same errata, without a word of who.
    const before = { knownBy: at(8), schema: 2 } as const;
    assert.deepEqual(
      (await readErrata(store.db, 2018, before)).map((erratum) => 'by' in erratum),
      [false],
    );
  });

  test('nobody approves their own draft, one that was not checked, that lacks something, or twice', async () => {
    await using store = await open();
    await thirdYear(store);
    const document = await build(store);
    const { id } = document;
    await within(store, (db) => keepDraft(db, document, { by: 'bob', at: at(2) }));
    await within(store, (db) => keepDraft(db, document, { by: 'alice', at: at(3) }));
    assert.deepEqual(await happened(store, id), ['drafted by bob'], 'the same content is the same draft');
    const approving = (by: string, found: Finding[] = []) =>
      within(store, (db) => approve(db, { id, by, at: at(3) }, found));
    await assert.rejects(approving('alice'), refusal('edition-not-checked'));
    await within(store, (db) => noteCheck(db, { id, by: 'bob', at: at(3) }, [blank]));
    assert.equal(stateOf(await listEditionEvents(store.db, id)), 'refused');
    await assert.rejects(approving('alice'), refusal('edition-not-checked'));
    await within(store, (db) => noteCheck(db, { id, by: 'bob', at: at(3) }, []));
    await assert.rejects(approving('bob'), refusal('edition-second-person'));
    await assert.rejects(approving('alice', [blank]), refusal('edition-not-checked'), 'of the store, now');
    await assert.rejects(
      within(store, (db) => publish(db, { id, by: 'alice', at: at(3) })),
      refusal('edition-not-approved'),
    );
    assert.equal((await listEditions(store.db)).length, 0, 'nothing is frozen by then');
    await approving('alice');
    await assert.rejects(approving('carol'), refusal('edition-approved'));
    const early = { what: { fr: 'a', en: 'a' }, why: { fr: 'b', en: 'b' } };
    await assert.rejects(
      within(store, (db) => correct(db, { id, by: 'bob', at: at(3) }, early)),
      refusal('edition-not-published'),
    );
  });
});

test('a draft says what changed since the one before, and beside last year', async () => {
  await using store = await openStore('sqlite::memory:');
  await thirdYear(store);
  const before = await build(store);
  assert.deepEqual(changesSince(before, before), []);
  await write(store, 1, 'Un mot.');
  const now = structuredClone(await build(store));
  const figure = now.figures.find(({ indicator }) => indicator === 'hashtag_posts_original');
  Object.assign(figure?.year ?? {}, { value: 5, low: 5, high: 5 });
  const told = changesSince(before, now).map(({ fr }) => fr.replace(/\s/g, ' '));
  assert.deepEqual(told, [
    'Publications avec #i4Emploi, du 26 septembre 2017 au 25 septembre 2018 : 2 → 5',
    'Les textes ont changé',
  ]);
  // Of a share, no more digits than it takes to tell one from the other.
  const share = (document: typeof now, value: number) => {
    const days = document.figures.find(({ indicator }) => indicator === 'active_days_ratio');
    Object.assign(days?.year ?? {}, { state: 'measured', value, low: value, high: value });
    return document;
  };
  const [then, later] = [
    share(structuredClone(before), 0.9795361528),
    share(structuredClone(before), 0.9795221),
  ];
  assert.match(changesSince(then, later)[0]?.en ?? '', /: 97\.954% → 97\.952%$/);
  assert.match(changesSince(then, share(later, 0.5))[0]?.en ?? '', /: 98% → 50%$/);
  const last = structuredClone(before);
  const printed = last.figures.find(({ indicator }) => indicator === 'hashtag_posts_original')?.year;
  Object.assign(printed ?? {}, { value: 7, low: 7, high: 7 });
  const beside = changesSinceLastYear(last, before).map(({ en }) => en);
  assert.ok(beside.includes('Posts with #i4Emploi: 7 → 2'), beside.join('\n'));
  assert.ok(
    beside.includes(
      'Posts with #i4Emploi, from 26 September 2017 to 25 September 2018: printed 7, reads 2 today',
    ),
  );
  Object.assign(printed ?? {}, { version: 0 });
  assert.ok(
    changesSinceLastYear(last, before).some(({ en }) =>
      /the definition changed \(version 0, then 1\)/.test(en),
    ),
  );
});
