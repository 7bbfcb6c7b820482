import type { Instant } from '../../db/core/calendar.ts';
import type { Pseudonym, Pseudonymise } from '../../db/core/pseudonym.ts';
import { joinHandles } from '../../db/privacy/join-handles.ts';
import { type Adopter, type NewAdopterEvent, readAdopters, saveAdopters } from '../../db/queries/adopters.ts';
import type { NewSighting } from '../../db/queries/ingest-bios.ts';
import { withoutObjectors } from '../../db/queries/person-rules.ts';
import type { AdopterEvent } from '../../db/schema/adopter-event.ts';
import type { Database } from '../../db/store.ts';
import type { JobContext } from '../job-context.ts';
import type { XUser } from '../sources/x/dialect.ts';
import { tagsOf } from '../triage/tags.ts';

/** What a check found: which tags a bio shows, or (null) that X does not show the account. */
export type BioCheck = {
  readonly account: Pseudonym;
  /** As it names itself today. */
  readonly handle: Pseudonym | null;
  /** Sealing costs: only what is kept is sealed. */
  readonly sealId: () => string;
  readonly shows: {
    readonly tag: 0 | 1;
    readonly seekerTag: 0 | 1;
    readonly followers: number | null;
  } | null;
};

export function checkOf({ collective, pseudonymise, idSeal }: JobContext, user: XUser): BioCheck {
  const account = pseudonymise(user.id);
  const handle = user.username === null ? null : handleOf(pseudonymise, user.username);
  const { tag, seekerTag } = tagsOf(user.description ?? '', collective);
  const shows = { tag: tag ? 1 : 0, seekerTag: seekerTag ? 1 : 0, followers: user.followers } as const;
  return { account, handle, sealId: () => idSeal.seal(user.id, account), shows };
}

/** Gives what was told under their handles to the accounts that came with a reading. */
export async function joinShown(
  transaction: Database,
  { clock, pseudonymise, idSeal }: Pick<JobContext, 'clock' | 'pseudonymise' | 'idSeal'>,
  users: Iterable<XUser>,
): Promise<void> {
  const shown = [...users].flatMap(({ id, username }) =>
    username === null ? [] : [{ account: pseudonymise(id), handle: handleOf(pseudonymise, username) }],
  );
  await joinHandles(transaction, shown, { at: clock.now(), pseudonymise, idSeal });
}

const handleOf = (pseudonymise: Pseudonymise, username: string): Pseudonym =>
  pseudonymise(`@${username.toLowerCase()}`);

export const showsAny = ({ shows }: BioCheck): boolean => shows?.tag === 1 || shows?.seekerTag === 1;

/** An account that is gone shows nothing, and was asked for all the same. */
export const sightingOf = ({ account, shows }: BioCheck): NewSighting => ({
  account,
  adopter: shows?.tag ?? 0,
  seeker: shows?.seekerTag ?? 0,
  followers: shows?.followers ?? null,
});

/** What has changed since the last check: nothing is said of an account that shows no tag and never did. */
function eventsOf(before: Adopter | undefined, { shows }: BioCheck): AdopterEvent[] {
  const wasGone = (before?.gone_at ?? null) !== null;
  if (!shows) return before && !wasGone ? ['gone'] : [];
  const events: AdopterEvent[] = wasGone ? ['back'] : [];
  if (shows.tag !== (before?.shows_tag ?? 0)) events.push(shows.tag ? 'added' : 'removed');
  if (shows.seekerTag !== (before?.shows_seeker_tag ?? 0))
    events.push(shows.seekerTag ? 'seeker_added' : 'seeker_removed');
  return events;
}

/**
 * Keeps what checks found of accounts that show a tag or did, and an event for each change.
 * @param keep 'all': the check itself is worth a row; 'changes': it came for nothing, and often
 */
export async function noticeBios(
  transaction: Database,
  context: Pick<JobContext, 'clock' | 'runId' | 'pseudonymise' | 'idSeal'>,
  checks: readonly BioCheck[],
  keep: 'all' | 'changes' = 'all',
): Promise<void> {
  const { clock, runId, pseudonymise, idSeal } = context;
  const at = clock.now();
  const shown = checks.flatMap(({ account, handle }) => (handle ? [{ account, handle }] : []));
  await joinHandles(transaction, shown, { at, pseudonymise, idSeal });
  const allowed = await withoutObjectors(transaction, checks, ({ account }) => account);
  const latest = [...new Map(allowed.map((check) => [check.account, check])).values()];
  const known = await readAdopters(
    transaction,
    latest.map(({ account }) => account),
  );
  const rows: Adopter[] = [];
  const events: NewAdopterEvent[] = [];
  for (const check of latest) {
    const { account } = check;
    const before = known.get(account);
    const found = eventsOf(before, check);
    if (found.length === 0 && (!before || keep === 'changes')) continue;
    rows.push(rowOf(check, before, { at, runId }));
    events.push(...found.map((event) => ({ account, event, noticed_at: at, run_id: runId })));
  }
  await saveAdopters(transaction, rows, events);
}

function rowOf(check: BioCheck, before: Adopter | undefined, now: { at: Instant; runId: number }): Adopter {
  const { account, sealId, shows } = check;
  return {
    account,
    sealed_id: before?.sealed_id ?? sealId(),
    shows_tag: shows?.tag ?? before?.shows_tag ?? 0,
    shows_seeker_tag: shows?.seekerTag ?? before?.shows_seeker_tag ?? 0,
    followers: shows?.followers ?? before?.followers ?? null,
    first_seen_at: before?.first_seen_at ?? now.at,
    checked_at: now.at,
    run_id: now.runId,
    shown_at: showsAny(check) ? now.at : (before?.shown_at ?? null),
    gone_at: shows ? null : (before?.gone_at ?? now.at),
  };
}
