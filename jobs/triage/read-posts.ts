import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { AppError, type Sentence } from '../../db/core/errors.ts';

const POST = z.object({
  id: z.string().min(1),
  text: z.string(),
  author_bio: z.string().optional(),
  created_at: z.string().optional(),
});
const BIO = z.object({ id: z.string().min(1), text: z.string() });
export type PostLine = z.infer<typeof POST>;
export type BioLine = z.infer<typeof BIO>;

export const readPostLines = (file: string): AsyncGenerator<PostLine> => readLines(file, POST);
export const readBioLines = (file: string): AsyncGenerator<BioLine> => readLines(file, BIO);

/**
 * One object a line of a JSONL file, read as it comes: memory does not grow with the file.
 * @throws AppError `triage-invalid` with the line and the field, `triage-unreadable` when there is no such file
 */
async function* readLines<T>(file: string, shape: z.ZodType<T>): AsyncGenerator<T> {
  const decoder = createReadStream(file, 'utf8');
  const failure = new Promise<never>((_, reject) => decoder.once('error', reject));
  failure.catch(() => {});
  await Promise.race([new Promise((open) => decoder.once('open', open)), failure]).catch((cause) => {
    throw unreadable(file, cause);
  });
  let line = 0;
  try {
    for await (const text of createInterface({ input: decoder, crlfDelay: Number.POSITIVE_INFINITY })) {
      line += 1;
      const written = line === 1 ? text.replace(/^\ufeff/, '') : text;
      if (written.trim() !== '') yield parseLine(written, line, file, shape);
    }
  } catch (cause) {
    throw cause instanceof AppError ? cause : unreadable(file, cause);
  }
}

function parseLine<T>(text: string, line: number, file: string, shape: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid(file, line, { fr: 'ce n’est pas du JSON correct', en: 'this is not valid JSON' });
  }
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join('.') || '?';
  throw invalid(
    file,
    line,
    {
      fr: `le champ « ${field} » manque ou n’est pas un texte`,
      en: `the field “${field}” is missing or is not a text`,
    },
    field,
  );
}

function invalid(file: string, line: number, why: Sentence, field?: string): AppError {
  return new AppError({
    code: 'triage-invalid',
    status: 400,
    field,
    fr: `${file}, ligne ${line} : ${why.fr}. Les lignes d’avant sont triées.`,
    en: `${file}, line ${line}: ${why.en}. The lines before it are sorted.`,
  });
}

function unreadable(file: string, cause: unknown): AppError {
  return new AppError({
    code: 'triage-unreadable',
    status: 400,
    field: 'FILE',
    fr: `Le fichier ${file} manque ou ne se lit pas.`,
    en: `The file ${file} is missing or cannot be read.`,
    cause,
  });
}
