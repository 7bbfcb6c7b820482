import { badFile } from './bad-file.ts';
import type { TextFile } from './text-file.ts';

/** A post with all that X tells of it is a few thousand characters, an answer of X some millions. */
const LONGEST = 32_000_000;

/** The lines of a text with their numbers, from 1; blank ones are left out. @throws AppError on an endless line */
export async function* linesOf(file: TextFile): AsyncGenerator<{ text: string; line: number }> {
  let line = 0;
  let rest = '';
  for await (const piece of file.text()) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      line += 1;
      if (text.trim() !== '') yield { text: line === 1 ? text.replace(/^\uFEFF/, '') : text, line };
    }
    if (rest.length > LONGEST) {
      throw badFile(
        file.name,
        { line: line + 1, column: 1 },
        { fr: 'la ligne est trop longue', en: 'the line is too long' },
      );
    }
  }
  if (rest.trim() !== '') yield { text: rest.replace(/^\uFEFF/, ''), line: line + 1 };
}
