import type { Instant } from '../../db/core/calendar.ts';
import { type Terminal, usageError } from '../../db/core/cli.ts';
import { systemClock } from '../../db/core/clock.ts';
import { readEnv } from '../../db/core/env.ts';
import { addEditionText, listEditionTexts } from '../../db/queries/edition-texts.ts';
import { TEXT_SLOTS } from '../../db/schema/edition-text.ts';
import { openStore } from '../../db/store.ts';
import { mendedSpaces } from '../../db/words/french-typography.ts';
import { readGiven } from './read-given.ts';
import { type ReportOptions, readLanguage, readYear } from './ready.ts';

/** Who writes from a terminal, where nobody is signed in. */
export const AT_TERMINAL = 'terminal';
/** As much as two pages hold. */
const LONGEST_TEXT = 10_000;

/**
 * Keeps a text for the edition of a year, read from a file of Markdown; an empty one takes it away.
 * @throws AppError 400 when the place is unknown, or the file cannot be read or is too long
 */
export async function text(
  slotName: string | undefined,
  path: string | undefined,
  options: ReportOptions,
  { print, language }: Pick<Terminal, 'print' | 'language'>,
): Promise<void> {
  const slot = TEXT_SLOTS.find((known) => known === slotName);
  if (!slot || path === undefined) {
    const places = TEXT_SLOTS.join(', ');
    throw usageError(
      `text attend une place (${places}) et un fichier.`,
      `text expects a place (${places}) and a file.`,
      'file',
    );
  }
  const [year, lang] = [readYear(options), readLanguage(options)];
  const written = (await readGiven(path))
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trim();
  if (written.length > LONGEST_TEXT)
    throw usageError(
      `Le texte a plus de ${LONGEST_TEXT.toLocaleString('fr-FR')} signes.`,
      `The text is longer than ${LONGEST_TEXT.toLocaleString('en-GB')} characters.`,
      'file',
    );
  const markdown = lang === 'fr' ? mendedSpaces(written) : written;
  await using store = await openStore(readEnv().databaseUrl, { mustExist: true });
  const version = await store.db.transaction().execute(async (transaction) => {
    const latest = (await listEditionTexts(transaction, year)).find(
      (row) => row.slot === slot && row.language === lang,
    );
    const next = (latest?.version ?? 0) + 1;
    await addEditionText(transaction, {
      ...{ year, slot, language: lang, version: next, markdown },
      ...{ written_by: AT_TERMINAL, known_at: systemClock.now() as Instant },
    });
    return next;
  });
  print(
    language === 'fr'
      ? `${slot} (${lang}) : version ${version} gardée pour ${year}.`
      : `${slot} (${lang}): version ${version} kept for ${year}.`,
  );
}
