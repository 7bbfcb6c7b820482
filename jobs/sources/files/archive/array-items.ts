import { badFile } from '../bad-file.ts';

const LONGEST = 4_000_000;
const [QUOTE, BACKSLASH, NEWLINE] = [0x22, 0x5c, 0x0a];
const OPENS = new Set([0x7b, 0x5b]);
const CLOSES = new Set([0x7d, 0x5d]);

/**
 * The items of one long array, each parsed when it is whole: `window.YTD.tweets.part0 = [ {…}, {…} ]`, as X
 * writes its archives. Memory: one item.
 * @throws AppError `import-invalid` with the line, named after the entry
 */
export async function* arrayItems(
  text: AsyncIterable<string>,
  name: string,
): AsyncGenerator<{ value: unknown; line: number }> {
  const state = { line: 1, depth: 0, quoted: false, escaped: false, item: '', itemLine: 1 };
  let began = false;
  let ended = false;
  const broken = (line: number) =>
    badFile(name, { line, column: 1 }, { fr: 'ce n’est pas du JSON correct', en: 'this is not valid JSON' });
  for await (const piece of text) {
    let start = state.depth >= 2 ? 0 : -1;
    for (let at = 0; at < piece.length; at += 1) {
      const code = piece.charCodeAt(at);
      if (code === NEWLINE) state.line += 1;
      if (state.escaped) state.escaped = false;
      else if (state.quoted) {
        if (code === BACKSLASH) state.escaped = true;
        else if (code === QUOTE) state.quoted = false;
      } else if (code === QUOTE && began) state.quoted = true;
      else if (OPENS.has(code)) {
        if (!began && code !== 0x5b) throw broken(state.line);
        if (ended) throw broken(state.line);
        began = true;
        state.depth += 1;
        if (state.depth === 2) {
          start = at;
          state.itemLine = state.line;
        }
      } else if (CLOSES.has(code)) {
        state.depth -= 1;
        if (state.depth < 0) throw broken(state.line);
        if (state.depth === 0) ended = true;
        if (state.depth === 1) {
          const item = state.item + piece.slice(start, at + 1);
          state.item = '';
          start = -1;
          yield { value: parsed(item, () => broken(state.itemLine)), line: state.itemLine };
        }
      }
    }
    if (start >= 0) state.item += piece.slice(start);
    if (state.item.length > LONGEST) throw broken(state.itemLine);
  }
  if (!ended) throw broken(state.line);
}

function parsed(item: string, broken: () => Error): unknown {
  try {
    return JSON.parse(item);
  } catch {
    throw broken();
  }
}
