import { addDays } from '../db/core/calendar.ts';
import type { Role } from '../db/core/roles.ts';
import { readSetting } from '../db/queries/settings.ts';
import type { Session } from '../db/queries/sign-in.ts';
import { decisionsBy, lastDecisions } from '../db/queries/sorting-decisions.ts';
import { listToConfirm } from '../db/queries/sorting-declarations.ts';
import { countLeft, countRelays, type WaitingPost as Waiting } from '../db/queries/sorting-queue.ts';
import type { Context } from './context.ts';
import type { SortingState, WaitingPost } from './contract/sorting.ts';

/** Who may read what people wrote, and decide what it says. */
export const SORTERS: readonly Role[] = ['coordinator', 'administrator'];

/** Posts shown ahead at once, and how long they stay in one person's hand. */
export const AHEAD = 5;
export const LEASE_MS = 180_000;

const SOON_DAYS = 7;
const COUNTED_UP_TO = 1_000;
const LATEST = 20;

/** How the desk stands for one person. Costs what they did today and what waits for a second person. */
export async function sortingState(
  { store: { db }, clock, calendar }: Context,
  { name: by }: Session,
): Promise<SortingState> {
  const today = calendar.dayOf(clock.now());
  const { waiting, mine } = await listToConfirm(db, { by, limit: 0 });
  const { count, latest } = await decisionsBy(db, { by, since: calendar.startOf(today), limit: LATEST });
  return {
    ...(await countLeft(db, { today, soon: addDays(today, SOON_DAYS), upTo: COUNTED_UP_TO })),
    countedUpTo: COUNTED_UP_TO,
    toConfirm: { waiting, yours: mine },
    today: { count, latest },
    demonstration: (await readSetting(db, 'demonstration')) !== null,
  };
}

/** As the desk shows them: with what they stand at and how often they were relayed. */
export async function shownPosts(
  { store: { db } }: Context,
  posts: readonly Waiting[],
): Promise<WaitingPost[]> {
  const ids = posts.map(({ id }) => id);
  const relays = await countRelays(db, ids);
  const last = await lastDecisions(db, ids);
  return posts.map(({ id, day, kind, text, expires_on, proposed, score, reason, clues }) => ({
    id,
    day,
    kind,
    text,
    expiresOn: expires_on,
    relays: relays.get(id) ?? 0,
    proposed,
    score,
    reasons: reason === 'no-sign' ? [] : reason.split('+'),
    clues: spansOf(clues),
    last: last.get(id) ?? 0,
  }));
}

const spansOf = (clues: string | null): [number, number][] =>
  (clues ?? '')
    .split(' ')
    .map((span) => span.split('-').map(Number))
    .filter((span): span is [number, number] => span.length === 2);
