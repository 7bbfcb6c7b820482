import type { Day } from '../../db/core/calendar.ts';

/** Why a row that is right is not kept. */
export type LeftOut = 'repost' | 'unrelated' | 'unmatched' | 'own' | 'undecided' | 'untagged' | 'deleted';
/** What a reader should know of rows that are kept. */
export type Note = 'handle' | 'twice' | 'confirmed' | 'edited' | 'facts';

const SAMPLES = 5;
const SAMPLE_TEXT = 40;

/** Counts what becomes of the rows of a file, and shows the first of them as they are stored. */
export class Tally {
  read = 0;
  added = 0;
  known = 0;
  /** Days that are now known to be whole, or seen. */
  windows = 0;
  first: Day | null = null;
  last: Day | null = null;
  readonly left = new Map<LeftOut, number>();
  readonly notes = new Map<Note, number>();
  readonly samples: string[] = [];

  leave(why: LeftOut, count = 1): void {
    if (count > 0) this.left.set(why, (this.left.get(why) ?? 0) + count);
  }

  note(what: Note, count = 1): void {
    if (count > 0) this.notes.set(what, (this.notes.get(what) ?? 0) + count);
  }

  covers(day: Day): void {
    if (this.first === null || day < this.first) this.first = day;
    if (this.last === null || day > this.last) this.last = day;
  }

  /** Names are cut short and handles hidden: a preview is read over shoulders. */
  show(row: Readonly<Record<string, string | number | null>>): void {
    if (this.samples.length >= SAMPLES) return;
    const cells = Object.entries(row).map(([name, value]) => `${name}=${shown(name, value)}`);
    this.samples.push(cells.join('  '));
  }

  /** Whether anything of the store is different for this file. */
  get changes(): boolean {
    return (
      this.added > 0 ||
      this.windows > 0 ||
      ['confirmed', 'edited', 'facts'].some((note) => this.notes.has(note as Note))
    );
  }
}

const PSEUDONYMS = new Set(['author', 'account', 'person']);

function shown(name: string, value: string | number | null): string {
  const text = String(value ?? '-');
  if (PSEUDONYMS.has(name)) return `${text.slice(0, 6)}…`;
  if (name !== 'text') return text;
  const flat = text.replace(/@\w+/g, '@…').replace(/\s+/g, ' ');
  const characters = [...flat];
  return characters.length > SAMPLE_TEXT
    ? `« ${characters.slice(0, SAMPLE_TEXT - 1).join('')}… »`
    : `« ${flat} »`;
}
