import { type Day, daysBetween } from '../../core/calendar.ts';

/** Days that follow one another, together. */
export function stretches(days: readonly Day[]): [Day, ...Day[]][] {
  const found: [Day, ...Day[]][] = [];
  for (const day of [...days].sort()) {
    const last = found.at(-1);
    if (last && daysBetween(last.at(-1) as Day, day) === 1) last.push(day);
    else found.push([day]);
  }
  return found;
}
