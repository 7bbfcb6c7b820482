import type { Problem } from '../../api/contract/common.ts';
import type { Words } from '../i18n/words.ts';

/** Why a page could not be read, in words for its reader. */
export class AnswerError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AnswerError';
    this.code = code;
    this.status = status;
  }
}

/**
 * One answer of the API, by what follows /api/v1/ in its address; where a page is drawn decides how it is had.
 * @throws AnswerError with a sentence in the reader's language
 */
export type Ask = <T>(path: string) => Promise<T>;

/** What the API answers to anybody. */
const OPEN = /^public-/;

/** Asks from the reader's browser; throws what Ask throws. Where nobody is signed in, only what is open is asked for. */
export async function fetchAnswer<T>(path: string, words: Words, signal?: AbortSignal): Promise<T> {
  if (document.documentElement.dataset.guest !== undefined && !OPEN.test(path)) throw signInNeeded(words);
  return answerOf<T>(`/api/v1/${path}`, words, { signal: signal ?? null });
}

/** Sends something to change, as JSON, also while the page is left; throws what fetchAnswer throws. */
export const sendAnswer = <T>(path: string, body: object, words: Words, signal?: AbortSignal): Promise<T> =>
  postTo<T>(`/api/v1/${path}`, body, words, signal);

/** The same to any address of ours. */
export const postTo = <T>(address: string, body: object, words: Words, signal?: AbortSignal): Promise<T> =>
  answerOf<T>(address, words, {
    method: 'POST',
    body: JSON.stringify(body),
    keepalive: true,
    signal: signal ?? null,
  });

async function answerOf<T>(address: string, words: Words, init: RequestInit): Promise<T> {
  const { t, format } = words;
  let response: Response;
  try {
    response = await fetch(address, {
      headers: {
        accept: 'application/json',
        'accept-language': format.language,
        ...(init.body != null && { 'content-type': 'application/json' }),
      },
      credentials: 'same-origin',
      ...init,
    });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new AnswerError('unreachable', 0, t.errorNetwork, { cause });
  }
  return readAnswer<T>(response.status, await response.json().catch(() => null), words);
}

/** What was answered, or why it was not; throws what Ask throws. */
export function readAnswer<T>(status: number, body: unknown, words: Words): T {
  const { t } = words;
  if (status === 401) throw signInNeeded(words);
  if (status >= 400) {
    const problem = body as Partial<Problem> | null;
    const sentence = problem?.detail ?? problem?.title ?? t.errorUnreadable;
    throw new AnswerError(problem?.code ?? 'unreadable', status, sentence);
  }
  if (body === null) throw new AnswerError('unreadable', status, t.errorUnreadable);
  return body as T;
}

const signInNeeded = ({ t }: Words): AnswerError => new AnswerError('sign-in', 401, t.errorSignIn);

/** A query string, without the parameters that are null. */
export function withQuery(path: string, parameters: Record<string, string | number | null>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== null) query.set(name, String(value));
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}
