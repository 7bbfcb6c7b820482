import { addDays, type Day, type Instant, lastMomentOf } from '../../db/core/calendar.ts';
import { AppError } from '../../db/core/errors.ts';
import { listEditions } from '../../db/queries/editions.ts';
import { countVisits, listSharedLinks, type SharedLink } from '../../db/queries/shared-links.ts';
import { mayBePublished } from '../../db/release/build-release.ts';
import type { LinkKind } from '../../db/schema/shared-link.ts';
import type { Context } from '../context.ts';
import type { NewLinkBody, SharedLinksAnswer } from '../contract/shared-links.ts';
import { parameterError } from '../parameter-error.ts';

/** « lately »: four whole weeks, whatever the month. */
const LATELY_DAYS = 28;
const USUAL_DAYS = 90;
const LONGEST_DAYS = 400;

export async function sharedLinksAnswer(context: Context): Promise<SharedLinksAnswer> {
  const { store, clock, calendar } = context;
  const now = clock.now();
  const visits = await countVisits(store.db, addDays(calendar.dayOf(now), 1 - LATELY_DAYS));
  const links = await listSharedLinks(store.db);
  return {
    links: links.map(({ disabledAt, figures, editions, ...link }) => ({
      ...link,
      figures: [...figures],
      editions: [...editions],
      state: stateOf({ disabledAt, expiresAt: link.expiresAt }, now),
      visits: visits.get(link.id) ?? { all: 0, lately: 0, last: null },
    })),
    choices: await readChoices(context),
  };
}

/** What a new link may show: figures that are published at all, and the editions there are. */
async function readChoices({
  store,
  catalogue,
  calendar,
  clock,
}: Context): Promise<SharedLinksAnswer['choices']> {
  const editions = await listEditions(store.db);
  const first = calendar.dayOf(clock.now());
  return {
    figures: catalogue.filter(mayBePublished).map(({ key }) => key),
    editions: editions.map(({ id, anniversary, cutoff }) => ({ id, anniversary, cutoff })),
    until: { first, usual: addDays(first, USUAL_DAYS), last: addDays(first, LONGEST_DAYS) },
  };
}

/**
 * Holds what a link is asked to show against what may be shown.
 * @throws AppError `query-invalid` 400, naming the field
 */
export async function requireScope(
  context: Context,
  { figures, editions }: Pick<NewLinkBody, 'figures' | 'editions'>,
): Promise<void> {
  const choices = await readChoices(context);
  if (figures.length + editions.length === 0) {
    throw parameterError(
      'figures',
      'un chiffre ou une édition au moins est attendu',
      'at least one figure or edition is expected',
    );
  }
  if (!figures.every((key) => choices.figures.includes(key)))
    throw parameterError('figures', 'l’un d’eux n’est jamais public', 'one of them is never public');
  if (!editions.every((id) => choices.editions.some((edition) => edition.id === id)))
    throw parameterError('editions', 'l’une d’elles n’existe pas', 'one of them does not exist');
}

/** The last moment that a link opens. @throws AppError `query-invalid` 400 */
export function endOf({ calendar, clock }: Context, kind: LinkKind, until: string | null): Instant | null {
  if (until === null && kind === 'public') return null;
  const today = calendar.dayOf(clock.now());
  if (until === null || until < today || until > addDays(today, LONGEST_DAYS)) {
    throw parameterError(
      'until',
      `un jour d’ici ${LONGEST_DAYS} jours est attendu`,
      `a day within ${LONGEST_DAYS} days is expected`,
    );
  }
  return lastMomentOf(calendar, until as Day);
}

/** The token stands behind the #, which no browser sends: it reaches no log and no other site. */
export const addressOf = ({ publicUrl }: Context, language: 'fr' | 'en', token: string): string =>
  `${publicUrl}${SHARED_PAGES[language]}#${token}`;

export const SHARED_PAGES = { fr: '/fr/partage', en: '/en/share' } as const;

const stateOf = ({ disabledAt, expiresAt }: Pick<SharedLink, 'disabledAt' | 'expiresAt'>, now: Instant) =>
  disabledAt !== null ? 'disabled' : expiresAt !== null && expiresAt <= now ? 'expired' : 'open';

export const linkUnknown = (): AppError =>
  new AppError({
    code: 'shared-link-unknown',
    status: 404,
    fr: 'Ce lien n’existe plus, ou il a changé entre-temps. Rechargez la page.',
    en: 'This link is not there any more, or it has changed meanwhile. Reload the page.',
  });
