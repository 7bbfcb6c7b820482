import type { Words } from '../i18n/words.ts';
import { AnswerError } from './fetch-answer.ts';

/** Why there is no answer, as it may be sent with a page. */
export type Failure = Pick<AnswerError, 'code' | 'status' | 'message'>;

export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'done'; readonly answer: T }
  | { readonly state: 'failed'; readonly error: Failure };

/** What became of a run. */
export const loadedBy = <T>(run: Promise<T>, words: Words): Promise<Loaded<T>> =>
  run.then(
    (answer) => ({ state: 'done', answer }),
    (cause: unknown) => {
      const known = cause instanceof AnswerError;
      const { code, status, message } = known
        ? cause
        : new AnswerError('unreadable', 0, words.t.errorUnreadable);
      return { state: 'failed', error: { code, status, message } };
    },
  );
