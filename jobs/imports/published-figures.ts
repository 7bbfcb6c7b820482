import type { Terminal } from '../../db/core/cli.ts';
import type { Clock } from '../../db/core/clock.ts';
import type { Language } from '../../db/core/errors.ts';
import { importPublishedFigures, listPublishedFigures } from '../../db/queries/published-figures.ts';
import type { Store } from '../../db/store.ts';
import { readPublishedFigures, sameFigure } from '../sources/files/published-figures.ts';
import type { TextFile } from '../sources/files/text-file.ts';

/** Adds the figures of a file to their register, and says so. The file is read before the store is opened. */
export async function importFigures(
  { language, print }: Terminal,
  file: TextFile,
  { clock, dryRun, openStore }: { clock: Clock; dryRun: boolean; openStore: () => Promise<Store> },
): Promise<void> {
  let text = '';
  for await (const piece of file.text()) text += piece;
  const figures = readPublishedFigures(text, file.name, clock.now());
  await using store = await openStore();
  const known = new Map((await listPublishedFigures(store.db)).map((figure) => [figure.id, figure]));
  const fresh = figures.filter(({ id }) => !known.has(id));
  const changed = figures.filter((figure) => {
    const before = known.get(figure.id);
    return before !== undefined && !sameFigure(before, figure);
  });
  if (dryRun) {
    for (const { date, wording } of fresh) print(`+ ${date ?? '?'} ${wording}`);
  } else await importPublishedFigures(store.db, figures);
  print(outcome(language, fresh.length, figures.length - fresh.length, dryRun));
  if (changed.length > 0) print(kept(language, changed.length));
}

function outcome(language: Language, added: number, known: number, dryRun: boolean): string {
  if (language === 'en') {
    const figures = added === 1 ? 'published figure' : 'published figures';
    return `${added} ${figures} ${dryRun ? 'would be added' : 'added'}, ${known} known already.`;
  }
  // In French 0 and 1 are singular.
  const s = added > 1 ? 's' : '';
  const done = dryRun ? `${added > 1 ? 'seraient' : 'serait'} ajouté${s}` : `ajouté${s}`;
  return `${added} chiffre${s} publié${s} ${done}, ${known} déjà connu${known > 1 ? 's' : ''}.`;
}

function kept(language: Language, changed: number): string {
  return language === 'fr'
    ? `${changed} d’entre eux diffèrent du registre, qui garde ce qu’il avait.`
    : `${changed} of them differ from the register, which keeps what it had.`;
}
