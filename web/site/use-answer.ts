import { useEffect, useRef, useState } from 'preact/hooks';
import type { Words } from '../i18n/words.ts';
import { readBefore } from './drawn-from.ts';
import { type Ask, fetchAnswer } from './fetch-answer.ts';
import { type Loaded, loadedBy } from './loaded.ts';

/**
 * Runs `load` again whenever `key` changes; what an abandoned run answers is dropped.
 * @param key one part's only, on its page: what was read ahead is found by it
 * @param load of a page that may be drawn ahead, comes to what JSON can hold
 */
export function useAnswer<T>(
  key: string,
  words: Words,
  load: (ask: Ask, signal: AbortSignal) => Promise<T>,
): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>(() => readBefore(key, load));
  const isRead = useRef(loaded.state !== 'loading');
  useEffect(() => {
    if (isRead.current) {
      isRead.current = false;
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
