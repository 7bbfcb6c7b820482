import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, instant } from '../../../db/core/calendar.ts';
import type { Pseudonym } from '../../../db/core/pseudonym.ts';
import { addConsent, hasConsent } from '../../../db/queries/consents.ts';
import { addFacts, standingFacts } from '../../../db/queries/declaration-facts.ts';
import { addDeclaration, decideDeclaration, declarationOfLink } from '../../../db/queries/declarations.ts';
import { takeDirtyDays } from '../../../db/queries/dirty-days.ts';
import {
  answerFollowUp,
  listDueFollowUps,
  noteInvited,
  planFollowUps,
} from '../../../db/queries/follow-ups.ts';
import { addNews } from '../../../db/queries/seeker-news.ts';
import { addProfile } from '../../../db/queries/seeker-profiles.ts';
import { tellAnswers } from '../../../db/queries/surveys.ts';
import type { Store } from '../../../db/store.ts';
import { eachStore } from '../stores.ts';
import { calendar } from './october.ts';
import { seed } from './seed.ts';

const AT = instant('2019-03-20T10:00:00Z');
const alice = 'alice'.padEnd(43, '0') as Pseudonym;
const form = { at: AT, person: true, notedBy: 'form' };

/** What alice says in the form: she found work, and wants to be asked how it goes on. */
async function declares({ db }: Store): Promise<number> {
  const told = { person: alice, day: day('2019-03-20'), declared_at: AT, source: 'form' as const };
  const entered = { entered_by: 'form', entered_at: AT, link_hash: 'h', sealed_mail: 's' };
  const { id } = await addDeclaration(db, { ...told, ...entered });
  return id;
}

async function agrees({ db }: Store, given: 0 | 1): Promise<void> {
  const shown = { text_version: '2019-1', channel: 'form' as const, told_at: AT };
  await addConsent(db, { person: alice, purpose: 'follow_up', given, ...shown });
}

const evidence = async ({ db }: Store) =>
  (await db.selectFrom('declaration').select('evidence').execute()).map((row) => row.evidence);

eachStore('what people tell of themselves', (open) => {
  test('evidence grows with what the person gives, and with a job that lasts', async () => {
    await using store = await open();
    const { db } = store;
    const id = await declares(store);
    assert.equal((await declarationOfLink(db, 'h'))?.id, id);
    const noted = { at: AT, person: false, notedBy: 'bob' };
    assert.ok(await addFacts(db, id, { start_day: day('2019-08-31'), contract: 'cdi' }, noted));
    assert.deepEqual(await evidence(store), ['E1'], 'a volunteer noted it');
    const given = { start_day: day('2019-08-31'), contract: 'cdd_6m_plus', contribution: 'helped' } as const;
    assert.ok(await addFacts(db, id, given, form));
    assert.equal(await addFacts(db, id, given, form), false, 'the same form twice');
    assert.deepEqual(await evidence(store), ['E2']);
    const { contract, contribution } = (await standingFacts(db, [id])).get(id) ?? {};
    assert.deepEqual([contract, contribution], ['cdd_6m_plus', 'helped']);
    await decideDeclaration(db, { id, state: 'confirmed', by: 'bob', at: AT });
    await planFollowUps(db, id);
    await planFollowUps(db, id);

    assert.deepEqual(await listDueFollowUps(db, day('2020-03-01'), 9), [], 'no consent');
    await agrees(store, 1);
    assert.deepEqual(await listDueFollowUps(db, day('2019-11-29'), 9), [], 'not yet due');
    const [three] = await listDueFollowUps(db, day('2019-11-30'), 9);
    assert.equal(three?.month, 3);
    await assert.rejects(
      answerFollowUp(db, { id: three?.id ?? 0, day: day('2019-12-01'), stillEmployed: true }),
      {
        code: 'follow-up-unknown',
      },
    );
    await noteInvited(db, three?.id ?? 0, day('2019-11-30'));
    await answerFollowUp(db, { id: three?.id ?? 0, day: day('2019-12-01'), stillEmployed: null });
    assert.deepEqual(await evidence(store), ['E2'], 'she answered without saying');
    await answerFollowUp(db, { id: three?.id ?? 0, day: day('2019-12-02'), stillEmployed: true });
    assert.deepEqual(await evidence(store), ['E3']);
    assert.equal((await listDueFollowUps(db, day('2020-02-29'), 9))[0]?.month, 6);
    await agrees(store, 0);
    assert.equal(await hasConsent(db, alice, 'follow_up'), false);
    assert.deepEqual(await listDueFollowUps(db, day('2020-03-01'), 9), [], 'consent was taken back');
    await takeDirtyDays(db);
    await decideDeclaration(db, { id, state: 'withdrawn', by: 'the person', at: AT });
    assert.ok(
      (await takeDirtyDays(db)).get('placements')?.includes(day('2019-11-30')),
      'the invitation of a declaration that was taken back is counted no more',
    );
    const { sealed_mail } = await db
      .selectFrom('declaration')
      .select('sealed_mail')
      .executeTakeFirstOrThrow();
    assert.equal(sealed_mail, null);
  });

  test('news, a profile and an answer are kept once, and mark what they change', async () => {
    await using store = await open();
    const { db } = store;
    const rows = await seed(store, calendar);
    for (const asked of ['2019-01-05', '2019-02-07'])
      await rows.post(asked, alice, `${asked}T10:00:00Z`, 'seeker_request');
    await takeDirtyDays(db);
    const news = { person: alice, day: day('2019-03-20'), status: 'seeking', known_at: AT } as const;
    const brought = { recruiter: 1, network: 0, interview: 1, source: 'form', noted_by: 'form' } as const;
    assert.equal(await addNews(db, { ...news, ...brought }), true);
    assert.equal(await addNews(db, { ...news, ...brought }), false);
    const profile = { person: alice, told_at: AT, source: 'form', contract: 'cdi', occupation: 'M' } as const;
    assert.equal(await addProfile(db, { ...profile, region: '53', age_band: null }), true);
    assert.equal(await addProfile(db, { ...profile, region: '53', age_band: null }), false);
    const answer = { survey: 'felt_support', month: day('2019-03-01'), score: 4 } as const;
    assert.deepEqual(
      [await tellAnswers(db, { ...answer, answers: 3 }), await tellAnswers(db, { ...answer, answers: 3 })],
      [true, false],
    );
    const counts = await db
      .selectFrom('survey_count')
      .select(['source', 'answers'])
      .orderBy('source')
      .execute();
    assert.deepEqual(counts, [{ source: 'file', answers: 3 }]);
    const dirty = await db.selectFrom('dirty_day').selectAll().orderBy('family').orderBy('day').execute();
    assert.deepEqual(
      dirty.map(({ family, day: of }) => `${family} ${of}`),
      [
        ...['placements 2019-03-01', 'placements 2019-03-20'],
        ...['seeker-requests 2019-01-05', 'seeker-requests 2019-02-07'],
      ],
    );
  });
});
