import { appendFile, readFile } from 'node:fs/promises';
import type { QuotePurpose } from '../core/answers.ts';
import type { Instant } from '../core/calendar.ts';
import { AppError } from '../core/errors.ts';
import type { KeyRing } from '../core/key-ring.ts';
import type { Pseudonym } from '../core/pseudonym.ts';
import type { PersonRule } from '../queries/person-rules.ts';

/** What people, or X, have had erased; kept apart from the store, so that no backup brings it back. */
export type Erasures = {
  readonly people: ReadonlyMap<Pseudonym, { readonly rule: PersonRule; readonly at: Instant }>;
  /** What people did by their own link, by its digest: the last of each kind, alone when the declaration was withdrawn. */
  readonly takenBack: ReadonlyMap<string, readonly TakenBack[]>;
  /** When all that came from X was erased; null when it never was. */
  readonly platform: Instant | null;
};
type TakenBack =
  | { readonly did: 'withdrawn'; readonly at: Instant }
  | { readonly did: 'stopped'; readonly at: Instant; readonly textVersion: string }
  /** Where their words may be shown from then on; nowhere: they are taken back. */
  | {
      readonly did: 'quoted';
      readonly media: readonly QuotePurpose[];
      readonly at: Instant;
      readonly textVersion: string;
    };
export type ErasureLine =
  | {
      readonly person: Pseudonym;
      readonly rule: PersonRule | 'lifted';
      readonly at: Instant;
      /** How many keys the pseudonym has gone through; 1 where it is not said. */
      readonly keys?: number;
    }
  | ({ readonly link: string } & TakenBack)
  | { readonly platform: Instant };

/** Adds a line: pseudonyms only, readable by nobody else on this machine. */
export async function noteErasure(file: string, line: ErasureLine): Promise<void> {
  await appendFile(file, `${JSON.stringify(line)}\n`, { mode: 0o600, flush: true });
}

/**
 * What the file tells, of people as the ring names them today.
 * @throws AppError `erasures-unreadable`; no file is no erasure
 */
export async function readErasures(file: string, ring?: KeyRing): Promise<Erasures> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw unreadable(file, error);
  });
  const people = new Map<Pseudonym, { rule: PersonRule; at: Instant }>();
  const takenBack = new Map<string, readonly TakenBack[]>();
  let platform: Instant | null = null;
  for (const line of text.split('\n').filter(Boolean)) {
    const told = parse(file, line);
    if ('platform' in told) platform = told.platform;
    else if ('link' in told) {
      const before = takenBack.get(told.link) ?? [];
      const others = before.filter(({ did }) => did !== told.did);
      // Nothing is left of what was withdrawn.
      if (told.did === 'withdrawn') takenBack.set(told.link, [told]);
      else if (before[0]?.did !== 'withdrawn') takenBack.set(told.link, [...others, told]);
    } else {
      const person = ring?.renew(told.person, told.keys ?? 1) ?? told.person;
      if (told.rule === 'lifted') people.delete(person);
      else people.set(person, { rule: told.rule, at: told.at });
    }
  }
  return { people, takenBack, platform };
}

function parse(file: string, line: string): ErasureLine {
  try {
    const told = JSON.parse(line) as Partial<Record<string, unknown>>;
    if ([told.platform, told.person, told.link].some((named) => typeof named === 'string'))
      return told as ErasureLine;
  } catch (cause) {
    throw unreadable(file, cause);
  }
  throw unreadable(file);
}

function unreadable(file: string, cause?: unknown): AppError {
  return new AppError({
    code: 'erasures-unreadable',
    status: 400,
    field: 'ERASURES_FILE',
    fr: `Le fichier des effacements ${file} ne se lit pas. Sans lui, une restauration ferait revenir ce qui a été effacé.`,
    en: `The file of erasures ${file} cannot be read. Without it a restore would bring back what was erased.`,
    cause,
  });
}
