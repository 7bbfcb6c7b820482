/** A stretch of a post's text: plain, a word that spoke for the proposal, or a link that leads away. */
export type Piece = { readonly text: string; readonly clue: boolean; readonly href: string | null };

const LINK = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}…]/g;

/**
 * Cuts a text at its clues and its links. Spans that do not fit the text (it was edited) are left out.
 * @param clues from and to in UTF-16 units, the end not included
 */
export function piecesOf(text: string, clues: readonly (readonly [number, number])[]): Piece[] {
  const links = [...text.matchAll(LINK)].map(({ 0: href, index }) => ({
    from: index,
    to: index + href.length,
    href,
  }));
  const marks = clues
    .filter(([from, to]) => from < to && to <= text.length)
    .filter(([from, to]) => !links.some((link) => from < link.to && to > link.from))
    .map(([from, to]) => ({ from, to, href: null }));
  const pieces: Piece[] = [];
  let at = 0;
  const plain = (to: number): void => {
    if (to > at) pieces.push({ text: text.slice(at, to), clue: false, href: null });
  };
  for (const { from, to, href } of [...links, ...marks].sort((one, other) => one.from - other.from)) {
    if (from < at) continue;
    plain(from);
    pieces.push({ text: text.slice(from, to), clue: href === null, href });
    at = to;
  }
  plain(text.length);
  return pieces;
}
