import type { SortingLabel } from '../../api/contract/sorting.ts';

/** The order of the decisions on the desk; the first one has the key 1. */
export const DECISIONS = [
  'seeker_request',
  'placement_report',
  'relay_support',
  'employer_offer',
  'other',
] as const satisfies readonly SortingLabel[];

export type Order =
  | { readonly do: 'decide'; readonly label: SortingLabel }
  | { readonly do: 'confirm' | 'merge' | 'undo' | 'aside' | 'keys' };

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey'>;

const BY_KEY: Record<string, Order['do'] & ('merge' | 'undo' | 'aside' | 'keys')> = {
  m: 'merge',
  u: 'undo',
  ArrowLeft: 'undo',
  Backspace: 'undo',
  p: 'aside',
  ArrowRight: 'aside',
  '?': 'keys',
};

/**
 * What a key asks for, or null. Digits go by their place on the keyboard, so that they need no capital on a
 * French one.
 * @param onControl a button or link has the focus: Enter is then its own
 */
export function orderOf(pressed: Pressed, onControl: boolean): Order | null {
  const { key, code, ctrlKey, metaKey, altKey } = pressed;
  if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'z') return { do: 'undo' };
  if (ctrlKey || metaKey || altKey) return null;
  if (key === 'Enter') return onControl ? null : { do: 'confirm' };
  const digit = /^(?:Digit|Numpad)([1-5])$/.exec(code)?.[1];
  const label = digit && DECISIONS[Number(digit) - 1];
  if (label) return { do: 'decide', label };
  const named = BY_KEY[key.length === 1 ? key.toLowerCase() : key];
  return named ? { do: named } : null;
}
