import { isWire, readPost, type Wire } from '../x/dialect.ts';
import { XError } from '../x/x-error.ts';
import { wrongField } from './bad-file.ts';
import { linesOf } from './lines.ts';
import { whereBroken } from './located-json.ts';
import type { Problems } from './problems.ts';
import type { TextFile } from './text-file.ts';
import type { ToldPost } from './told-post.ts';

const NO_JSON = { fr: 'ce n’est pas du JSON correct', en: 'this is not valid JSON' };
const NO_POST = {
  fr: 'ce n’est ni une publication ni une réponse de X',
  en: 'this is neither a post nor an answer of X',
};

/**
 * Posts as X's API gives them, in either of its dialects: one a line, or its whole answers, one a line.
 * What an answer includes beside its data was not asked for and is left out.
 * @throws AppError `import-invalid` through the problems
 */
export async function* readPostsJsonl(file: TextFile, problems: Problems): AsyncGenerator<ToldPost> {
  for await (const { text, line } of linesOf(file)) {
    const place = { line, column: 1 };
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      problems.add({ line, column: whereBroken(text)?.column ?? 1 }, NO_JSON);
      continue;
    }
    const wires = postsIn(value);
    if (!wires) {
      problems.add(place, NO_POST);
      continue;
    }
    for (const wire of wires) {
      try {
        yield { post: readPost(wire, 'file'), place, twice: false };
      } catch (error) {
        if (!(error instanceof XError)) throw error;
        const field = error.detail ?? 'JSON';
        problems.add(place, wrongField(field), field);
      }
    }
  }
}

/** An answer without posts has no data, and says so. */
function postsIn(value: unknown): unknown[] | null {
  if (!isWire(value)) return null;
  const { data } = value;
  if (Array.isArray(data)) return data;
  if (isWire(data)) return [data];
  if (data === undefined && isWire(value.meta) && value.meta.result_count === 0) return [];
  return looksLikePost(value) ? [value] : null;
}

const looksLikePost = (wire: Wire): boolean => 'text' in wire || 'id' in wire;
