/** What the collective may not say of itself: it never knows the cause, and a follower is not a reader. */
const FORBIDDEN: readonly RegExp[] = [
  /grâce (à|au|aux)(?!\p{L})/iu,
  /taux de placement/i,
  /personnes touchées/i,
  /people reached/i,
  /placement rate/i,
  /helped [\d\s.,\u202f]*people (to )?find/i,
  /thanks to (us|the collective)/i,
];

/** The first forbidden words of a text, as they stand there, or null. */
export function findForbiddenWords(text: string): string | null {
  // A line end or a no-break space must not hide them.
  const plain = text.replace(/\s+/g, ' ').replaceAll('’', "'");
  for (const pattern of FORBIDDEN) {
    const found = pattern.exec(plain);
    if (found) return found[0];
  }
  return null;
}
