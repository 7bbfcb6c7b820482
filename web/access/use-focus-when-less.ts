import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * Whoever takes something away by a button loses the button with it: the focus goes to what stands above instead.
 * @returns for that element, with `tabIndex={-1}`; it has the focus once `count` is less than it was
 */
export function useFocusWhenLess<E extends HTMLElement>(count: number): RefObject<E | null> {
  const element = useRef<E>(null);
  const before = useRef(count);
  useEffect(() => {
    if (count < before.current) element.current?.focus();
    before.current = count;
  }, [count]);
  return element;
}
