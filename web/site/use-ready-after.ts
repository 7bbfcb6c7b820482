import { useCallback, useEffect, useRef } from 'preact/hooks';
import { markReady } from './ready-mark.ts';

/** Marks the page ready once `count` parts have been drawn or have said why not; null: not to be told yet. */
export function useReadyAfter(count: number | null): (id: string) => void {
  const settled = useRef(new Set<string>());
  useEffect(() => {
    if (count !== null && settled.current.size >= count) markReady();
  }, [count]);
  return useCallback(
    (id: string) => {
      settled.current.add(id);
      if (count !== null && settled.current.size === count) markReady();
    },
    [count],
  );
}

/** Calls `done` once, at the `count`-th call. */
export function afterAll(count: number, done: () => void): () => void {
  let seen = 0;
  return () => {
    seen += 1;
    if (seen === count) done();
  };
}
