import { existsSync } from 'node:fs';
import { Calendar, type Day, parseDay } from '../db/core/calendar.ts';
import { readArguments, runMain, usageError } from '../db/core/cli.ts';
import { systemClock } from '../db/core/clock.ts';
import { readCollective } from '../db/core/collective.ts';
import { readEnv } from '../db/core/env.ts';
import { AppError } from '../db/core/errors.ts';
import { keyRing } from '../db/core/key-ring.ts';
import { type Pseudonym, pseudonymiser } from '../db/core/pseudonym.ts';
import { demandKeys, holdKeys } from '../db/privacy/held-keys.ts';
import { openStore, type Store } from '../db/store.ts';
import type { Holds, Whole } from './imports/import-context.ts';
import { importFile } from './imports/import-file.ts';
import { help } from './imports/import-help.ts';
import { detectedText, importedText } from './imports/import-text.ts';
import { KINDS, type Kind, kindOf, unreadHeads } from './imports/kinds.ts';
import { importFigures } from './imports/published-figures.ts';
import { isZip, openTextFile, type TextFile } from './sources/files/text-file.ts';

const HOLDS: readonly Holds[] = ['tags', 'mentions', 'all'];
/** What is counted day by day, so that a file can say that it holds a day whole. */
const HOLD_DAYS: readonly Kind[] = ['posts', 'volume'];

await runMain(async (terminal) => {
  const { language, print, signal } = terminal;
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: {
      kind: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      from: { type: 'string' },
      until: { type: 'string' },
      holds: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return print(help(language));
  const [name, surplus] = positionals;
  if (!name) throw usageError('Quel fichier importer ?', 'Which file is to be imported?', 'FILE');
  if (surplus !== undefined) throw usageError('Un seul fichier à la fois.', 'One file at a time.', 'FILE');
  const told = readKind(values.kind);
  const text = (await isZip(name)) ? null : await openTextFile(name);
  const kind = decideKind(name, text, told);
  const env = readEnv();
  const dryRun = values['dry-run'];
  const open = () => (dryRun ? openToLook(env.databaseUrl) : openStore(env.databaseUrl));
  if (kind === 'published-figures') {
    return await importFigures(terminal, text as TextFile, { clock: systemClock, dryRun, openStore: open });
  }
  const collective = readCollective(env.collectiveFile);
  const calendar = new Calendar(collective.timeZone);
  const whole = readWhole(values, kind, calendar.dayOf(systemClock.now()));
  await using store = await open();
  await using turn = await store.takeTurn();
  if (!turn) throw busy();
  const ring = env.pseudonymKey ? keyRing(env.pseudonymKey, env.pseudonymKeysBefore) : null;
  if (ring) await (dryRun ? demandKeys : holdKeys)(store.db, ring);
  const unread = text ? unreadHeads(text, kind) : [];
  for (const line of detectedText({ kind, encoding: text?.encoding ?? null, unread }, language)) print(line);
  const imported = await importFile(
    {
      store,
      collective,
      calendar,
      clock: systemClock,
      pseudonymise: ring?.pseudonymise ?? refuseToName,
      signal,
    },
    { name, kind, text, whole, dryRun },
  );
  for (const line of importedText(imported, language, dryRun)) print(line);
});

function readKind(kind: string | undefined): Kind | null {
  if (kind === undefined) return null;
  const known = KINDS.find((one) => one === kind);
  if (known) return known;
  const kinds = KINDS.join(', ');
  throw usageError(
    `Contenu inconnu : ${kind}. Au choix : ${kinds}.`,
    `Unknown kind: ${kind}. One of: ${kinds}.`,
    'kind',
  );
}

function decideKind(name: string, text: TextFile | null, told: Kind | null): Kind {
  const kind = told ?? (text ? kindOf(text) : 'archive');
  if (kind && (kind === 'archive') === (text === null)) return kind;
  const kinds = KINDS.join(', ');
  if (kind) {
    throw usageError(
      `${name} n’est pas ce que --kind annonce : une archive est un zip, le reste est du texte.`,
      `${name} is not what --kind says: an archive is a zip, the rest is text.`,
      'kind',
    );
  }
  throw usageError(
    `Les en-têtes de ${name} ne disent pas ce qu’il contient : précisez --kind (${kinds}).`,
    `The headings of ${name} do not tell what it holds: say it with --kind (${kinds}).`,
    'kind',
  );
}

function readWhole(
  { from, until, holds }: { from?: string; until?: string; holds?: string },
  kind: Kind,
  today: Day,
): Whole | null {
  if (from === undefined && until === undefined && holds === undefined) return null;
  if (!HOLD_DAYS.includes(kind)) {
    throw usageError(
      `Un fichier « ${kind} » ne peut pas dire qu’il contient des jours en entier.`,
      `A file of ${kind} cannot say that it holds days whole.`,
      'from',
    );
  }
  const [first, last] = [parseDay(from ?? ''), parseDay(until ?? '')];
  if (!first || !last || first > last || last >= today) {
    throw usageError(
      '--from et --until attendent deux jours passés, AAAA-MM-JJ, dans l’ordre.',
      '--from and --until expect two days that are over, YYYY-MM-DD, in order.',
      first ? 'until' : 'from',
    );
  }
  const held = HOLDS.find((one) => one === (holds ?? 'tags'));
  if (held) return { from: first, until: last, holds: held };
  const choice = HOLDS.join(', ');
  throw usageError(`--holds attend : ${choice}.`, `--holds expects: ${choice}.`, 'holds');
}

/** A look leaves no file behind: where there is no store yet, an empty one in memory does. */
function openToLook(url: string): Promise<Store> {
  const path = /^sqlite:(.*)$/.exec(url)?.[1];
  return openStore(path === undefined || existsSync(path) ? url : 'sqlite::memory:');
}

const busy = (): AppError =>
  new AppError({
    code: 'already-collecting',
    status: 409,
    fr: 'Une collecte ou un autre import est en cours sur cette base : rien n’a été importé. Relancez quand il aura fini.',
    en: 'A collection or another import is under way on this store: nothing was imported. Run again when it has finished.',
  });

/** Counts and decisions name no account. */
function refuseToName(): Pseudonym {
  return pseudonymiser('')('');
}
