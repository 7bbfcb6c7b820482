import { readFileSync } from 'node:fs';
import { readArguments, runMain, usageError } from '../db/core/cli.ts';
import { systemClock } from '../db/core/clock.ts';
import { readEnv } from '../db/core/env.ts';
import { AppError, type Language } from '../db/core/errors.ts';
import { importPublishedFigures, listPublishedFigures } from '../db/queries/published-figures.ts';
import { openStore } from '../db/store.ts';
import { readPublishedFigures, sameFigure } from './sources/files/published-figures.ts';

const KINDS = ['published-figures'] as const;

await runMain(async ({ language, print }) => {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: {
      kind: { type: 'string', default: 'published-figures' },
      'dry-run': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return print(help(language));
  const [file, surplus] = positionals;
  if (!file) throw usageError('Quel fichier importer ?', 'Which file is to be imported?', 'FILE');
  if (surplus !== undefined) throw usageError('Un seul fichier à la fois.', 'One file at a time.', 'FILE');
  if (!KINDS.some((kind) => kind === values.kind)) {
    const kinds = KINDS.join(', ');
    throw usageError(
      `Contenu inconnu : ${values.kind}. Au choix : ${kinds}.`,
      `Unknown kind: ${values.kind}. One of: ${kinds}.`,
      'kind',
    );
  }
  const figures = readPublishedFigures(readText(file), file, systemClock.now());
  await using store = await openStore(readEnv().databaseUrl);
  const known = new Map((await listPublishedFigures(store.db)).map((figure) => [figure.id, figure]));
  const fresh = figures.filter(({ id }) => !known.has(id));
  const changed = figures.filter((figure) => {
    const before = known.get(figure.id);
    return before !== undefined && !sameFigure(before, figure);
  });
  if (values['dry-run']) {
    for (const { date, wording } of fresh) print(`+ ${date ?? '?'} ${wording}`);
  } else await importPublishedFigures(store.db, figures);
  print(outcome(language, fresh.length, figures.length - fresh.length, values['dry-run']));
  if (changed.length > 0) print(kept(language, changed.length));
});

function readText(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (cause) {
    throw new AppError({
      code: 'import-unreadable',
      status: 400,
      field: 'FILE',
      fr: `Le fichier ${file} manque, ne se lit pas ou n’est pas en UTF-8.`,
      en: `The file ${file} is missing, cannot be read, or is not UTF-8.`,
      cause,
    });
  }
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

function help(language: Language): string {
  return language === 'fr'
    ? `npm run import -- FICHIER [--kind published-figures] [--dry-run]

Ajoute au registre les chiffres publiés d’un fichier JSON ; ceux qui y sont déjà restent tels quels.
Un fichier incorrect n’est pas importé du tout : la ligne et la colonne sont indiquées.

  --kind     ce que contient le fichier (published-figures, seule possibilité)
  --dry-run  montre ce qui serait ajouté, sans rien écrire`
    : `npm run import -- FILE [--kind published-figures] [--dry-run]

Adds the published figures of a JSON file to their register; those already there stay as they are.
A file that is wrong is not imported at all: the line and the column are named.

  --kind     what the file holds (published-figures, the only one)
  --dry-run  shows what would be added, and writes nothing`;
}
