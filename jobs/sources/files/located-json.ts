import { badFile, type Position } from './bad-file.ts';

export type Located = {
  readonly value: unknown;
  /** Where the value at this path begins; of its nearest ancestor when the path leads nowhere. */
  positionOf(path: readonly (string | number)[]): Position;
};

const TOKEN =
  /[ \t\r\n]*(?:("(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|([{}[\],:])|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y;
const BLANK = /[ \t\r\n]*/y;
const DEEPEST = 100;

/** Where a text stops being JSON; null when it is JSON. */
export function whereBroken(text: string): Position | null {
  try {
    parse(text);
    return null;
  } catch (error) {
    if (error instanceof Broken) return placeOf(text, error.offset);
    throw error;
  }
}

class Broken extends Error {
  readonly offset: number;
  constructor(offset: number) {
    super('not JSON');
    this.offset = offset;
  }
}

/**
 * JSON with the place of every value. `JSON.parse` words its errors as it likes and forgets where values
 * stood; an error in a file is of use only with its line.
 * @throws AppError `import-invalid` with line and column
 */
export function parseLocated(text: string, file: string): Located {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    throw badFile(file, placeOf(text, error.offset), {
      fr: 'ce n’est pas du JSON correct',
      en: 'this is not valid JSON',
    });
  }
}

function parse(text: string): Located {
  const starts = new Map<string, number>();
  let at = text.startsWith('\uFEFF') ? 1 : 0;

  function take(): { token: string; start: number } {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) {
      peek();
      throw broken(BLANK.lastIndex);
    }
    at = TOKEN.lastIndex;
    const token = match[1] ?? match[2] ?? match[3] ?? '';
    return { token, start: at - token.length };
  }
  function peek(): string {
    BLANK.lastIndex = at;
    BLANK.test(text);
    return text[BLANK.lastIndex] ?? '';
  }
  function value(path: string, depth: number): unknown {
    const { token, start } = take();
    if (depth > DEEPEST) throw broken(start);
    starts.set(path, start);
    if (token === '{') return members(path, depth);
    if (token === '[') return items(path, depth);
    if (/^[\]},:]$/.test(token)) throw broken(start);
    return JSON.parse(token);
  }
  function members(path: string, depth: number): Record<string, unknown> {
    const found: Record<string, unknown> = Object.create(null);
    if (peek() === '}') return take() && found;
    for (;;) {
      const key = take();
      if (!key.token.startsWith('"')) throw broken(key.start);
      const name: string = JSON.parse(key.token);
      if (name in found) throw broken(key.start);
      expect(':');
      found[name] = value(`${path}/${name}`, depth + 1);
      if (expect(',', '}') === '}') return found;
    }
  }
  function items(path: string, depth: number): unknown[] {
    const found: unknown[] = [];
    if (peek() === ']') return take() && found;
    for (;;) {
      found.push(value(`${path}/${found.length}`, depth + 1));
      if (expect(',', ']') === ']') return found;
    }
  }
  function expect(...wanted: string[]): string {
    const { token, start } = take();
    if (!wanted.includes(token)) throw broken(start);
    return token;
  }
  const broken = (offset: number): Broken => new Broken(offset);

  const whole = value('', 0);
  if (peek() !== '') throw broken(take().start);
  return {
    value: whole,
    positionOf(path) {
      for (let length = path.length; length >= 0; length -= 1) {
        const start = starts.get(
          path
            .slice(0, length)
            .map((part) => `/${part}`)
            .join(''),
        );
        if (start !== undefined) return placeOf(text, start);
      }
      return { line: 1, column: 1 };
    },
  };
}

function placeOf(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: [...(before.at(-1) ?? '')].length + 1 };
}
