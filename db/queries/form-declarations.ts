import type { ConsentPurpose } from '../core/answers.ts';
import { addDays, type Day, type Instant } from '../core/calendar.ts';
import type { Pseudonym } from '../core/pseudonym.ts';
import type { SeekerProfileTable } from '../schema/seeker-profile.ts';
import type { Database } from '../store.ts';
import { addConsent } from './consents.ts';
import { addFacts, standingFacts, type ToldFacts } from './declaration-facts.ts';
import { addDeclaration, declarationOfLink } from './declarations.ts';
import { planFollowUps } from './follow-ups.ts';
import { withoutObjectors } from './person-rules.ts';
import { addNews, type ToldNews } from './seeker-news.ts';
import { addProfile } from './seeker-profiles.ts';

/** Within so many days the same contract is the same return to work. */
const NEAR_DAYS = 31;

export type FormDeclaration = {
  readonly person: Pseudonym;
  readonly day: Day;
  readonly at: Instant;
  readonly facts: ToldFacts;
  readonly contacts: Pick<ToldNews, 'recruiter' | 'network' | 'interview'>;
  readonly profile: Pick<SeekerProfileTable, 'region' | 'occupation' | 'age_band'>;
  readonly consents: ReadonlyMap<ConsentPurpose, boolean>;
  readonly textVersion: string;
  readonly linkHash: string;
  readonly sealedMail: string | null;
  /** Who typed it, and how it came. */
  readonly by: { readonly name: string; readonly person: boolean };
};

/**
 * Keeps what was told in the form, with what was agreed to, and nothing without it. In the caller's transaction.
 * @returns `again`: this very form was sent before; `near`: the same return to work is known; `objected`: nothing
 * of this person is to be kept. Of these three nothing is written.
 */
export async function takeFormDeclaration(
  db: Database,
  told: FormDeclaration,
): Promise<'added' | 'again' | 'near' | 'objected'> {
  const { person, day, at, consents, by } = told;
  if (await declarationOfLink(db, told.linkHash)) return 'again';
  if ((await withoutObjectors(db, [told], () => person)).length === 0) return 'objected';
  const source = by.person ? ('form' as const) : ('volunteer_note' as const);
  if (await isNear(db, told, source)) return 'near';
  const agreed = (purpose: ConsentPurpose): boolean => consents.get(purpose) === true;
  const { id, added } = await addDeclaration(db, {
    ...{ person, day, declared_at: at, source, entered_by: by.name, entered_at: at },
    link_hash: told.linkHash,
    sealed_mail: agreed('follow_up') ? told.sealedMail : null,
  });
  if (!added) return 'near';
  await addFacts(db, id, told.facts, { at, person: by.person, notedBy: by.name });
  for (const [purpose, given] of consents)
    await addConsent(db, {
      ...{ person, purpose, given: given ? 1 : 0, told_at: at },
      text_version: told.textVersion,
      channel: by.person ? 'form' : 'volunteer',
    });
  const { recruiter, network, interview } = told.contacts;
  if (recruiter + network + interview > 0)
    await addNews(db, {
      ...{ person, day, status: null, recruiter, network, interview },
      ...{ source, noted_by: by.name, known_at: at },
    });
  const said = Object.values(told.profile).some((answer) => answer !== null);
  if (agreed('profile') && said)
    await addProfile(db, { person, told_at: at, source: 'form', contract: null, ...told.profile });
  if (agreed('follow_up')) await planFollowUps(db, id);
  return 'added';
}

/** Whether this person told of the same return to work in the same way a short while ago. */
async function isNear(
  db: Database,
  { person, day, facts }: FormDeclaration,
  source: 'form' | 'volunteer_note',
): Promise<boolean> {
  const known = await db
    .selectFrom('declaration')
    .select('id')
    .where('person', '=', person)
    .where('source', '=', source)
    .where('state', 'in', ['proposed', 'confirmed'])
    .where('day', '>=', addDays(day, -NEAR_DAYS))
    .where('day', '<=', addDays(day, NEAR_DAYS))
    .execute();
  const ids = known.map(({ id }) => id);
  const standing = await standingFacts(db, ids);
  const told = facts.contract ?? null;
  return ids.some((id) => {
    const contract = standing.get(id)?.contract ?? null;
    return contract === null || told === null || contract === told;
  });
}
