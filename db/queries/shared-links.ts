import { type Selectable, sql } from 'kysely';
import type { Day, Instant } from '../core/calendar.ts';
import type { Language } from '../core/errors.ts';
import type { LinkKind, SharedLinkTable } from '../schema/shared-link.ts';
import type { Database } from '../store.ts';

/** What a link shows, and all that whoever opens it may read. */
export type Scope = { readonly figures: readonly string[]; readonly editions: readonly string[] };

/** A link as those who make links see it: never its digest. */
export type SharedLink = Scope & {
  readonly id: number;
  readonly kind: LinkKind;
  readonly label: string;
  readonly language: Language;
  readonly createdBy: string | null;
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
  readonly disabledAt: Instant | null;
};

type NewLink = Scope &
  Pick<SharedLink, 'kind' | 'label' | 'language' | 'createdAt' | 'expiresAt'> & {
    readonly tokenHash: string;
    readonly createdBy: number | null;
  };

/** @returns its number */
export async function addSharedLink(db: Database, link: NewLink): Promise<number> {
  const { id } = await db
    .insertInto('shared_link')
    .values({
      kind: link.kind,
      token_hash: link.tokenHash,
      label: link.label,
      language: link.language,
      figures: JSON.stringify(link.figures),
      editions: JSON.stringify(link.editions),
      created_by: link.createdBy,
      created_at: link.createdAt,
      expires_at: link.expiresAt,
      disabled_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Every link, the newest first. */
export async function listSharedLinks(db: Database): Promise<SharedLink[]> {
  const rows = await db
    .selectFrom('shared_link')
    .leftJoin('staff_member', 'staff_member.id', 'shared_link.created_by')
    .selectAll('shared_link')
    .select('staff_member.name as maker')
    .orderBy('shared_link.id', 'desc')
    .execute();
  return rows.map(({ maker, ...row }) => toLink(row, maker));
}

/** Visits of each link since it was made, those since a day, and the day of the last one. */
export async function countVisits(
  db: Database,
  since: Day,
): Promise<Map<number, { all: number; lately: number; last: Day }>> {
  const rows = await db
    .selectFrom('shared_visit')
    .select(['link_id', (eb) => eb.fn.sum<number>('visits').as('all'), (eb) => eb.fn.max('day').as('last')])
    .select((eb) =>
      eb.fn.sum<number>(eb.case().when('day', '>=', since).then(eb.ref('visits')).else(0).end()).as('lately'),
    )
    .groupBy('link_id')
    .execute();
  return new Map(
    rows.map(({ link_id, all, lately, last }) => [
      link_id,
      { all: Number(all), lately: Number(lately), last },
    ]),
  );
}

/**
 * Disables a link, or opens it again under another token; whoever has it open does not any more. In the caller's
 * transaction.
 * @returns false when there is no such link, or it was so already
 */
export async function disableSharedLink(db: Database, id: number, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('shared_link')
    .set({ disabled_at: now })
    .where('id', '=', id)
    .where('disabled_at', 'is', null)
    .executeTakeFirstOrThrow();
  await db.deleteFrom('shared_session').where('link_id', '=', id).execute();
  return numUpdatedRows > 0n;
}

/** @returns its language; undefined when there is no such link, or it is not disabled */
export async function enableSharedLink(
  db: Database,
  { id, tokenHash, expiresAt }: { id: number; tokenHash: string; expiresAt: Instant | null },
): Promise<{ language: Language } | undefined> {
  const enabled = await db
    .updateTable('shared_link')
    .set({ token_hash: tokenHash, expires_at: expiresAt, disabled_at: null })
    .where('id', '=', id)
    .where('disabled_at', 'is not', null)
    .returning('language')
    .executeTakeFirst();
  await db.deleteFrom('shared_session').where('link_id', '=', id).execute();
  return enabled;
}

export async function findSharedLink(db: Database, id: number): Promise<SharedLink | undefined> {
  const row = await db.selectFrom('shared_link').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toLink(row, null);
}

/** The link that a token opens now. One statement, whatever is wrong with it. */
export async function findOpenLink(
  db: Database,
  tokenHash: string,
  now: Instant,
): Promise<SharedLink | undefined> {
  const row = await openAt(db, now).where('shared_link.token_hash', '=', tokenHash).executeTakeFirst();
  return row && toLink(row, null);
}

/** Lets a browser read what a link shows, and counts the visit: both or neither. In the caller's transaction. */
export async function enterSharedLink(
  db: Database,
  entry: { linkId: number; sessionHash: string; sessionExpiresAt: Instant; today: Day },
): Promise<void> {
  await db
    .insertInto('shared_session')
    .values({ token_hash: entry.sessionHash, link_id: entry.linkId, expires_at: entry.sessionExpiresAt })
    .execute();
  await db
    .insertInto('shared_visit')
    .values({ link_id: entry.linkId, day: entry.today, visits: 1 })
    .onConflict((conflict) =>
      conflict.columns(['link_id', 'day']).doUpdateSet({ visits: sql`shared_visit.visits + 1` }),
    )
    .execute();
}

/** The link that a browser has open now: neither its session nor the link itself has ended. */
export async function findSharedSession(
  db: Database,
  sessionHash: string,
  now: Instant,
): Promise<SharedLink | undefined> {
  const row = await openAt(db, now)
    .innerJoin('shared_session', 'shared_session.link_id', 'shared_link.id')
    .where('shared_session.token_hash', '=', sessionHash)
    .where('shared_session.expires_at', '>', now)
    .executeTakeFirst();
  return row && toLink(row, null);
}

export async function endSharedSession(db: Database, sessionHash: string): Promise<void> {
  await db.deleteFrom('shared_session').where('token_hash', '=', sessionHash).execute();
}

export async function purgeSharedSessions(db: Database, now: Instant): Promise<void> {
  await db.deleteFrom('shared_session').where('expires_at', '<=', now).execute();
}

const openAt = (db: Database, now: Instant) =>
  db
    .selectFrom('shared_link')
    .selectAll('shared_link')
    .where('shared_link.disabled_at', 'is', null)
    .where((eb) => eb.or([eb('shared_link.expires_at', 'is', null), eb('shared_link.expires_at', '>', now)]));

const toLink = (row: Selectable<SharedLinkTable>, createdBy: string | null): SharedLink => ({
  id: row.id,
  kind: row.kind,
  label: row.label,
  language: row.language,
  figures: JSON.parse(row.figures) as string[],
  editions: JSON.parse(row.editions) as string[],
  createdBy,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  disabledAt: row.disabled_at,
});
