/** A sentence for the reader, in both languages: what is wrong, where, what to do. */
export type Sentence = { readonly fr: string; readonly en: string };
export type Language = keyof Sentence;

/**
 * The one error meant for people. `code` is stable; `status` is its HTTP status;
 * `field` names what the user typed wrong. Never holds personal data.
 */
export class AppError extends Error {
  readonly code: string;
  readonly status: number;
  readonly sentence: Sentence;
  readonly field: string | undefined;

  constructor(args: {
    code: string;
    status?: number;
    fr: string;
    en: string;
    field?: string;
    cause?: unknown;
  }) {
    super(args.fr, { cause: args.cause });
    this.name = 'AppError';
    this.code = args.code;
    this.status = args.status ?? 500;
    this.sentence = { fr: args.fr, en: args.en };
    this.field = args.field;
  }
}

/** The language a terminal asks for: French unless its locale says English. */
export function terminalLanguage(env: Record<string, string | undefined>): Language {
  return /^en/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'en' : 'fr';
}

const UNREACHABLE = {
  code: 'database-unreachable',
  fr: 'Le serveur de base de données ne répond plus. Vérifiez qu’il tourne, puis relancez.',
  en: 'The database server no longer answers. Check that it runs, then run again.',
};

/** By the beginning of the engine's or the system's own code: SQLite's names, PostgreSQL's SQLSTATE classes. */
const STORE_TROUBLE: Record<string, { code: string } & Sentence> = {
  ECONNREFUSED: UNREACHABLE,
  ECONNRESET: UNREACHABLE,
  '08': UNREACHABLE,
  '57P': UNREACHABLE,
  '53100': {
    code: 'disk-full',
    fr: 'Le disque du serveur de base de données est plein : rien n’a été écrit à moitié. Libérez de la place, puis relancez.',
    en: 'The database server’s disk is full: nothing was half written. Free some space, then run again.',
  },
  SQLITE_BUSY: {
    code: 'database-locked',
    fr: 'La base est occupée par un autre programme. Attendez qu’il ait fini, puis relancez.',
    en: 'The database is held by another program. Wait until it has finished, then run again.',
  },
  SQLITE_FULL: {
    code: 'disk-full',
    fr: 'Le disque est plein : rien n’a été écrit à moitié. Libérez de la place, puis relancez.',
    en: 'The disk is full: nothing was half written. Free some space, then run again.',
  },
  SQLITE_READONLY: {
    code: 'database-readonly',
    fr: 'La base ne peut plus être écrite. Rendez au service le droit d’y écrire, puis relancez.',
    en: 'The database can no longer be written. Let the service write to it again, then run again.',
  },
};

/** The error to tell people: an AppError as it is, a known trouble of the store as a sentence, else null. */
export function knownError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  const trouble = Object.entries(STORE_TROUBLE).find(([prefix]) => code.startsWith(prefix))?.[1];
  return trouble ? new AppError({ ...trouble, status: 503, cause: error }) : null;
}
