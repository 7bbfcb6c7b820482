import { useLayoutEffect, useState } from 'preact/hooks';
import { type Order, orderOf } from './keys.ts';

const STORED = 'sorting-keys';

/** Whether single keys decide on this device: one may turn them off, for whoever dictates or slips. */
export function useKeysOn(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => read() !== 'off');
  return [
    on,
    (next) => {
      setOn(next);
      try {
        localStorage.setItem(STORED, next ? 'on' : 'off');
      } catch {
        // A browser that keeps nothing: the choice holds until the page is left.
      }
    },
  ];
}

function read(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

/** Hands each key pressed on the page to `act`, unless a dialog is open or a field is being filled in. */
export function useKeys(on: boolean, act: (order: Order) => void): void {
  // Before the screen shows a post, its keys are there: none is lost, none meant for the post before.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { target } = event;
      const element = target instanceof Element ? target : null;
      // A key that is held down must not sort a pile.
      if (event.repeat || element?.closest('input, textarea, select')) return;
      if (document.querySelector('dialog[open]')) return;
      const order = orderOf(event, element?.closest('a, button, summary') != null);
      if (order === null || (!on && order.do !== 'keys')) return;
      event.preventDefault();
      act(order);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}
