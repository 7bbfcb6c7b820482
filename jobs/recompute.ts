import type { Day } from '../db/core/calendar.ts';
import { usageError } from '../db/core/cli.ts';
import { AppError } from '../db/core/errors.ts';
import { closedDaysBetween } from '../db/privacy/forget-old.ts';
import type { Recompute } from '../db/queries/recomputes.ts';
import type { Database } from '../db/store.ts';
import { findForbiddenWords } from '../db/words/forbidden-words.ts';

/** Long enough to explain, short enough to be read beside a figure. */
const LONGEST = 200;

/**
 * What `--recompute FROM..TO --reason "…"` asks of the roll-up.
 * @throws AppError when it is asked of another task, names no days, or gives no reason
 */
export function readRecompute(
  task: string | undefined,
  { recompute, reason }: { recompute?: string; reason?: string },
  readDay: (text: string) => Day,
): Recompute | null {
  if (recompute === undefined && reason === undefined) return null;
  if (task !== 'roll-up') {
    throw usageError(
      '--recompute et --reason vont avec roll-up.',
      '--recompute and --reason go with roll-up.',
      'recompute',
    );
  }
  const [from, to, surplus] = (recompute ?? '').split('..');
  if (!from || !to || surplus !== undefined) {
    throw usageError(
      '--recompute attend deux jours : AAAA-MM-JJ..AAAA-MM-JJ.',
      '--recompute expects two days: YYYY-MM-DD..YYYY-MM-DD.',
      'recompute',
    );
  }
  const why = reason?.trim() ?? '';
  if (why.length === 0 || why.length > LONGEST) {
    throw usageError(
      `Un recalcul dit pourquoi : --reason suivi d’une phrase (${LONGEST} caractères au plus, sans nommer personne).`,
      `A recompute says why: --reason and a sentence (${LONGEST} characters at most, naming nobody).`,
      'reason',
    );
  }
  const words = findForbiddenWords(why);
  if (words) throw usageError(`Le motif dit « ${words} ».`, `The reason says "${words}".`, 'reason');
  const days = { from: readDay(from), to: readDay(to) };
  if (days.from > days.to) {
    throw usageError(
      'Le premier jour vient après le dernier.',
      'The first day comes after the last.',
      'recompute',
    );
  }
  return { ...days, reason: why };
}

/**
 * Refuses a recompute of days that can no longer be counted whole, before any of it is done.
 * @throws AppError `days-closed` (409) when people of one of these days are forgotten
 */
export async function refuseClosedDays(db: Database, { from, to }: Recompute): Promise<void> {
  const [first, ...others] = await closedDaysBetween(db, from, to);
  if (!first) return;
  throw new AppError({
    code: 'days-closed',
    status: 409,
    field: 'recompute',
    ...(others.length === 0
      ? {
          fr: `Le ${first} ne peut plus être recalculé : des personnes de ce jour ont été effacées depuis, et un nouveau calcul ne les compterait plus.`,
          en: `${first} can no longer be worked out anew: people of that day have been erased since, and counting again would miss them.`,
        }
      : {
          fr: `${others.length + 1} de ces jours, dont le ${first} est le premier, ne peuvent plus être recalculés : des personnes de ces jours ont été effacées depuis, et un nouveau calcul ne les compterait plus.`,
          en: `${others.length + 1} of these days, ${first} being the first, can no longer be worked out anew: people of those days have been erased since, and counting again would miss them.`,
        }),
  });
}
