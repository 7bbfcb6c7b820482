import { addDays, type Day } from '../../db/core/calendar.ts';
import { AppError } from '../../db/core/errors.ts';
import { markDirty } from '../../db/queries/dirty-days.ts';
import { addBioScan, lastBioScan, type NewSighting } from '../../db/queries/ingest-bios.ts';
import type { JobContext, PlanSetting } from '../job-context.ts';
import type { XUser } from '../sources/x/dialect.ts';
import { usersSearchPages } from '../sources/x/endpoints.ts';
import { recordRequests } from '../sources/x/ledger.ts';
import { XError } from '../sources/x/x-error.ts';
import { tagsOf } from '../triage/tags.ts';
import { reasonOf } from './page-set.ts';

/** Bios are scanned on the last day of a month, and again the next night when X failed then. */
export async function bioAdoptersDue(setting: PlanSetting, day: Day): Promise<boolean> {
  if (!readableOn(setting, day)) return false;
  const last = await lastBioScan(setting.store.db);
  if (last && last.day >= day && last.state === 'done') return false;
  const monthEnd = addDays(day, 1).endsWith('-01');
  const again = last?.state === 'failed' && last.reason?.startsWith('x_') && last.day < day;
  return monthEnd || Boolean(again);
}

/** A bio can only be read as it is now: a scan belongs to today, or to the day whose night this is. */
function readableOn({ clock, calendar }: PlanSetting, day: Day): boolean {
  return day >= addDays(calendar.dayOf(clock.now()), -1);
}

/**
 * Reads which accounts show a tag in their bio; a whole scan or none is kept, its cost in any case.
 * @throws AppError `bios-past` for a day whose bios can no longer be read; XError, once recorded
 */
export async function bioAdopters(context: JobContext, day: Day): Promise<void> {
  const { store, clock, runId } = context;
  if (!readableOn(context, day)) {
    throw new AppError({
      code: 'bios-past',
      status: 400,
      field: 'day',
      fr: 'Les biographies ne se lisent qu’au présent : choisissez aujourd’hui ou hier.',
      en: 'Bios can only be read as they are now: choose today or yesterday.',
    });
  }
  const seen = { accounts: new Map<string, NewSighting>(), read: 0 };
  try {
    await scan(context, seen);
  } catch (error) {
    const row = { day, scanned_at: clock.now(), state: 'failed' as const, reason: reasonOf(error) };
    await store.db.transaction().execute(async (transaction) => {
      await addBioScan(transaction, { ...row, accounts_read: seen.read, run_id: runId }, []);
      if (error instanceof XError) await recordRequests(transaction, context, error.requests);
      await markDirty(transaction, 'bio-adopters', [day]);
    });
    throw error;
  }
  const row = { day, scanned_at: clock.now(), state: 'done' as const, reason: null };
  await store.db.transaction().execute(async (transaction) => {
    const sightings = [...seen.accounts.values()];
    await addBioScan(transaction, { ...row, accounts_read: seen.read, run_id: runId }, sightings);
    await markDirty(transaction, 'bio-adopters', [day]);
    context.failpoint?.('before-commit');
  });
}

async function scan(
  context: JobContext,
  seen: { accounts: Map<string, NewSighting>; read: number },
): Promise<void> {
  const { x, collective, store } = context;
  // X refuses the sign in this query, and finds words: which bios carry a tag is decided here.
  const pages = usersSearchPages(x, collective.tag);
  let described = false;
  for await (const page of pages) {
    context.signal.throwIfAborted();
    await store.db
      .transaction()
      .execute((transaction) => recordRequests(transaction, context, page.requests));
    seen.read += page.items.length;
    described ||= page.items.some(({ description }) => description !== null);
    for (const user of page.items) {
      const sighting = sightingOf(context, user);
      if (sighting) seen.accounts.set(sighting.account, sighting);
    }
  }
  if (seen.read > 0 && !described)
    throw new XError('field-missing', 'users/search', { detail: 'description' });
}

function sightingOf({ collective, pseudonymise }: JobContext, user: XUser): NewSighting | null {
  const { tag, seekerTag } = tagsOf(user.description ?? '', collective);
  if (!tag && !seekerTag) return null;
  return {
    account: pseudonymise(user.id),
    adopter: tag ? 1 : 0,
    seeker: seekerTag ? 1 : 0,
    followers: user.followers,
  };
}
