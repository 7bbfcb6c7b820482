import { useEffect, useRef, useState } from 'preact/hooks';
import type { Words } from '../i18n/words.ts';
import { AnswerError, type Ask, fetchAnswer } from './fetch-answer.ts';

export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'done'; readonly answer: T }
  | { readonly state: 'failed'; readonly error: AnswerError };

/**
 * Runs `load` again whenever `key` changes; what an abandoned run answers is dropped.
 * @param first what the first run came to, where the page was asked for before it was drawn
 */
export function useAnswer<T>(
  key: string,
  words: Words,
  load: (ask: Ask, signal: AbortSignal) => Promise<T>,
  first: Loaded<T> | null = null,
): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>(first ?? { state: 'loading' });
  const isAsked = useRef(first !== null);
  useEffect(() => {
    if (isAsked.current) {
      isAsked.current = false;
      return;
    }
    const controller = new AbortController();
    const { signal } = controller;
    setLoaded({ state: 'loading' });
    void loadedBy(
      load((path) => fetchAnswer(path, words, signal), signal),
      words,
    ).then((now) => {
      if (!signal.aborted) setLoaded(now);
    });
    return () => controller.abort();
  }, [key]);
  return loaded;
}

/** What became of a run. */
export const loadedBy = <T>(run: Promise<T>, words: Words): Promise<Loaded<T>> =>
  run.then(
    (answer) => ({ state: 'done', answer }),
    (cause: unknown) => {
      const known = cause instanceof AnswerError;
      const error = known ? cause : new AnswerError('unreadable', 0, words.t.errorUnreadable, { cause });
      return { state: 'failed', error };
    },
  );
