import { useEffect, useState } from 'preact/hooks';
import type { Words } from '../i18n/words.ts';
import { AnswerError } from './fetch-answer.ts';

export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'done'; readonly answer: T }
  | { readonly state: 'failed'; readonly error: AnswerError };

/** Runs `load` again whenever `key` changes; what an abandoned run answers is dropped. */
export function useAnswer<T>(
  key: string,
  words: Words,
  load: (signal: AbortSignal) => Promise<T>,
): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  useEffect(() => {
    const controller = new AbortController();
    setLoaded({ state: 'loading' });
    load(controller.signal).then(
      (answer) => {
        if (!controller.signal.aborted) setLoaded({ state: 'done', answer });
      },
      (cause: unknown) => {
        if (controller.signal.aborted) return;
        const known = cause instanceof AnswerError;
        const error = known ? cause : new AnswerError('unreadable', 0, words.t.errorUnreadable, { cause });
        setLoaded({ state: 'failed', error });
      },
    );
    return () => controller.abort();
  }, [key]);
  return loaded;
}
