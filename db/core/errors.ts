import { STORE_TROUBLE } from './store-trouble.ts';

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

/** The error to tell people: an AppError as it is, a known trouble of the store as a sentence, else null. */
export function knownError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  return storeTrouble(error);
}

/** A trouble of the store itself, as its engine or the system tells it; null: anything else. */
export function storeTrouble(error: unknown): AppError | null {
  const told = toldBy(error);
  const trouble = Object.entries(STORE_TROUBLE).find(([prefix]) => told.startsWith(prefix))?.[1];
  return trouble ? new AppError({ ...trouble, status: 503, cause: error }) : null;
}

/** What an engine or the system tells of a failure: its code, else its sentence. */
export function toldBy(error: unknown): string {
  const { code, syscall, message } = (error ?? {}) as Record<string, unknown>;
  // A server that stops takes the file of its socket along: nobody listens there either.
  if (code === 'ENOENT' && syscall === 'connect') return 'ECONNREFUSED';
  return String(code ?? message ?? '');
}
