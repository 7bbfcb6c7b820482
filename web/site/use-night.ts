import { useEffect, useState } from 'preact/hooks';
import type { Night, NightAnswer } from '../../api/contract/night.ts';

/** A stream that was refused is asked for again after that; one that ended, by the browser itself. */
const AGAIN_MS = 60_000;

/**
 * The night as it goes on, from what is known when the page is drawn. Followed only while somebody may see it: a
 * browser has six connections for a site, and a hidden page must not hold one.
 */
export function useNight(known: Night | null): Night | null {
  const [night, setNight] = useState(known);
  useEffect(() => {
    let source: EventSource | null = null;
    let again = 0;
    const leave = (): void => {
      source?.close();
      source = null;
      clearTimeout(again);
    };
    const follow = (): void => {
      leave();
      if (document.hidden) return;
      source = new EventSource('/api/v1/night');
      source.onmessage = ({ data }) => setNight((JSON.parse(data) as NightAnswer).night);
      source.onerror = ({ target }) => {
        if ((target as EventSource).readyState === EventSource.CLOSED)
          again = window.setTimeout(follow, AGAIN_MS);
      };
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      leave();
    };
  }, []);
  return night;
}
