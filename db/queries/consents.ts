import type { Insertable } from 'kysely';
import type { ConsentPurpose } from '../core/answers.ts';
import type { Pseudonym } from '../core/pseudonym.ts';
import type { ConsentTable } from '../schema/consent.ts';
import type { Database } from '../store.ts';

/** Records what a person agrees to or takes back. The same answer to the same wording again adds nothing. */
export async function addConsent(db: Database, consent: Insertable<ConsentTable>): Promise<void> {
  const { given, text_version } = (await latest(db, consent.person, consent.purpose)) ?? {};
  if (given === consent.given && text_version === consent.text_version) return;
  await db.insertInto('consent').values(consent).execute();
}

/** Whether a person's latest word on a purpose is yes. */
export async function hasConsent(db: Database, person: Pseudonym, purpose: ConsentPurpose): Promise<boolean> {
  return (await latest(db, person, purpose))?.given === 1;
}

const latest = (db: Database, person: Pseudonym, purpose: ConsentPurpose) =>
  db
    .selectFrom('consent')
    .select(['given', 'text_version'])
    .where('person', '=', person)
    .where('purpose', '=', purpose)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
