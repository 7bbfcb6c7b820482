import type { Ask } from './fetch-answer.ts';
import type { Loaded } from './loaded.ts';

/** What the parts of a page have read, each under its key: all that its first drawing depends on, beside its address. */
export type Answers = Record<string, Loaded<unknown>>;
type Load = (ask: Ask, signal: AbortSignal) => Promise<unknown>;

let answers: Answers = {};
/** Of the page that is being drawn before it leaves; a reader's browser has none. */
let ahead: { title: string; readonly keys: Set<string>; readonly lacking: Map<string, Load> } | null = null;

/** The page that stands already was drawn from these: its parts begin with them instead of asking again. */
export function beginWith(read: Answers): void {
  answers = read;
}

/** Draws once from what was read: what it made of it, how the page is called, and what its parts still lack. */
export function drawFrom<Drawn>(read: Answers, draw: () => Drawn) {
  const here = { title: '', keys: new Set<string>(), lacking: new Map<string, Load>() };
  [answers, ahead] = [read, here];
  try {
    const drawn = draw();
    return { drawn, title: here.title, lacking: here.lacking };
  } finally {
    [answers, ahead] = [{}, null];
  }
}

/**
 * What a part begins with.
 * @throws TypeError when a page is drawn ahead of which two parts have the same key
 */
export function readBefore<T>(key: string, load: (ask: Ask, signal: AbortSignal) => Promise<T>): Loaded<T> {
  if (ahead?.keys.has(key)) throw new TypeError(`two parts of a page read as ${key}`);
  ahead?.keys.add(key);
  const known = answers[key] as Loaded<T> | undefined;
  if (!known) ahead?.lacking.set(key, load);
  return known ?? { state: 'loading' };
}

export function noteTitle(title: string): void {
  if (ahead) ahead.title = title;
}
