import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Pseudonym } from '../../../db/core/pseudonym.ts';
import { PERSON_TABLES, type PersonTable, readPerson } from '../../../db/privacy/person-rows.ts';
import { decideDeclaration } from '../../../db/queries/declarations.ts';
import { takeFormDeclaration } from '../../../db/queries/form-declarations.ts';
import type { Store } from '../../../db/store.ts';
import { readAccount } from '../../../jobs/people/account.ts';
import { rightTask } from '../../../jobs/people/rights.ts';
import { runTask } from '../../../jobs/runner.ts';
import { eachStore } from '../stores.ts';
import { LAST, openLived, world } from './lived.ts';
import type { TestSetting } from './setting.ts';

const HER = world.accountId('cherche0');
const OTHER = world.accountId('cherche1');

/** What a small world leaves out of somebody's life here: the form, a tag in a bio, what volunteers do with a post. */
async function livesOn({ db }: Store, setting: TestSetting, account: string, post: string): Promise<void> {
  const person: Pseudonym = setting.pseudonymise(account);
  const at = setting.clock.now();
  await takeFormDeclaration(db, {
    ...{ person, day: LAST, at, linkHash: account, sealedMail: 'sealed', textVersion: '1' },
    facts: { contract: 'cdi' },
    contacts: { recruiter: 1, network: 0, interview: 0 },
    profile: { region: '53', occupation: null, age_band: null },
    consents: new Map([
      ['declaration', true],
      ['profile', true],
      ['follow_up', true],
    ]),
    by: { name: 'form', person: true },
  });
  const { id: declaration_id } = await db
    .selectFrom('declaration')
    .select('id')
    .where('link_hash', '=', account)
    .executeTakeFirstOrThrow();
  await decideDeclaration(db, { id: declaration_id, state: 'confirmed', by: 'bob', at });
  const { id: run_id } = await db.selectFrom('run').select('id').executeTakeFirstOrThrow();
  const ofPost = { post_id: post };
  await db
    .insertInto('sorting_claim')
    .values({ ...ofPost, claimed_by: 'alice', until_at: at })
    .execute();
  await db
    .insertInto('second_reading')
    .values({
      ...ofPost,
      ...{ label: 'other', first_label: 'seeker_request', read_by: 'bob', read_at: at, day: LAST },
    })
    .execute();
  await db
    .insertInto('coached_request')
    .values({ ...ofPost, noted_by: 'alice', noted_at: at })
    .execute();
  await db
    .insertInto('post_version')
    .values({ ...ofPost, version_id: `${post}9` })
    .execute();
  await db
    .insertInto('testimonial')
    .values({
      ...{ person, declaration_id, text: 'Merci', shown_name: null, told_at: at },
      ...{ state: 'proposed', decided_by: null, decided_at: null },
    })
    .execute();
  const { id: scan_id } = await db
    .insertInto('bio_scan')
    .values({ day: LAST, scanned_at: at, state: 'done', reason: null, accounts_read: 1, run_id })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('bio_sighting')
    .values({ scan_id, account: person, adopter: 1, seeker: 0, followers: 3 })
    .execute();
  await db
    .insertInto('adopter_event')
    .values({ account: person, event: 'added', noticed_at: at, run_id })
    .execute();
  await db
    .insertInto('adopter')
    .values({
      ...{ account: person, sealed_id: null, shows_tag: 1, shows_seeker_tag: 0, followers: 3 },
      ...{ first_seen_at: at, checked_at: at, run_id, shown_at: at, gone_at: null },
    })
    .execute();
}

const rowsOf = async ({ db }: Store, table: PersonTable): Promise<string[]> =>
  (
    await db
      .selectFrom(table as 'relay')
      .selectAll()
      .execute()
  ).map((row) => JSON.stringify(row));

eachStore('Forgetting a person, table by table', (open) => {
  test('takes her rows out of each one, and nobody else’s', async () => {
    await using store = await open();
    await using setting = await openLived(store);
    await livesOn(store, setting, HER, world.postId('demande0'));
    await livesOn(store, setting, OTHER, world.postId('demande1'));
    const hers = await readPerson(store.db, setting.pseudonymise(HER));
    const others = new Map<PersonTable, string[]>();
    for (const { table } of PERSON_TABLES) {
      const mine = (hers.get(table) ?? []).map((row) => JSON.stringify(row));
      assert.ok(mine.length > 0, `${table} holds something of her`);
      const rest = (await rowsOf(store, table)).filter((row) => !mine.includes(row));
      assert.ok(rest.length > 0, `${table} holds something of somebody else`);
      others.set(table, rest.toSorted());
    }
    await runTask(
      setting,
      rightTask('forget', readAccount(HER), () => {}),
      LAST,
    );
    for (const [table, rest] of others)
      assert.deepEqual((await rowsOf(store, table)).toSorted(), rest, table);
  });
});
