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
