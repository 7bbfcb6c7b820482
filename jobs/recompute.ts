import type { Day } from '../db/core/calendar.ts';
import { usageError } from '../db/core/cli.ts';
import type { Recompute } from '../db/queries/recomputes.ts';

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
