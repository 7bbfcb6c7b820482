import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Instant, parseDay } from '../../../db/core/calendar.ts';
import type { PublishedFigure } from '../../../db/queries/published-figures.ts';
import { badFile } from './bad-file.ts';
import { type Located, parseLocated } from './located-json.ts';

const Words = z.string().trim().min(1);
const FigureFields = z.strictObject({
  date: z.string().nullable(),
  date_precision: z.enum(['day', 'month', 'year', 'unknown']),
  indicator: z.string().regex(/^[a-z][a-z0-9_]*$/),
  qualifier: z.enum(['exactly', 'about', 'nearly', 'more_than', 'several']),
  value: z.number().nonnegative().nullable(),
  low: z.number().nonnegative().nullable(),
  high: z.number().nonnegative().nullable(),
  wording: Words,
  note: z.string(),
  /** The same note in French; without it French readers get the other. */
  note_fr: z.string().optional(),
  source: Words,
  url: z.url({ protocol: /^https?$/ }),
});
type Fields = z.infer<typeof FigureFields>;

const FRENCH: Record<string, string> = {
  'does not fit date_precision': 'ne correspond pas à date_precision',
  'exceeds high': 'dépasse high',
  'contradicts qualifier, low or high': 'contredit qualifier, low ou high',
};
const FigureEntry = FigureFields.refine(fitsPrecision, {
  path: ['date'],
  message: 'does not fit date_precision',
})
  .refine(({ low, high }) => low === null || high === null || low <= high, {
    path: ['low'],
    message: 'exceeds high',
  })
  .refine(withinBounds, { path: ['value'], message: 'contradicts qualifier, low or high' });
const FiguresFile = z.strictObject({ about: z.string(), figures: z.array(z.unknown()).min(1) });

function fitsPrecision({ date, date_precision }: Fields): boolean {
  if (date === null) return date_precision === 'unknown';
  if (date_precision === 'day') return parseDay(date) !== null;
  if (date_precision === 'month') return parseDay(`${date}-01`) !== null;
  return date_precision === 'year' && /^\d{4}$/.test(date);
}

/** « Près de » stays below its number and « plus de » above it: only "exactly" and "about" may contain it. */
function withinBounds({ qualifier, value, low, high }: Fields): boolean {
  if (value === null) return qualifier === 'several' && low !== null;
  if (qualifier === 'exactly') return low === value && high === value;
  if (qualifier === 'nearly') return high !== null && high < value;
  if (qualifier === 'more_than') return low !== null && low > value;
  return (low === null || low <= value) && (high === null || high >= value);
}

/**
 * Reads a file of published figures: each as its source words it, with the bounds the wording allows.
 * @throws AppError `import-invalid` naming the line and the field; nothing of the file is then used
 */
export function readPublishedFigures(text: string, file: string, importedAt: Instant): PublishedFigure[] {
  const document = parseLocated(text, file);
  const { figures } = read(FiguresFile, document.value, file, document, []);
  const found = new Map<string, PublishedFigure>();
  figures.forEach((entry, position) => {
    const {
      value,
      note_fr = null,
      ...figure
    } = read(FigureEntry, entry, file, document, ['figures', position]);
    const id = idOf(figure);
    const row = { id, position, ...figure, note_fr, stated: value, imported_at: importedAt };
    const known = found.get(id);
    if (!known) found.set(id, row);
    else if (!sameFigure(known, row)) {
      throw badFile(file, document.positionOf(['figures', position]), {
        fr: 'ce chiffre est déjà dans le fichier, autrement',
        en: 'this figure is already in the file, told differently',
      });
    }
  });
  return [...found.values()];
}

/** Whether two rows say the same, wherever and whenever they were read. */
export function sameFigure(one: PublishedFigure, other: PublishedFigure): boolean {
  return (['date_precision', 'qualifier', 'stated', 'low', 'high', 'note', 'source'] as const).every(
    (field) => one[field] === other[field],
  );
}

/** The same words at the same place on the same date are the same figure, wherever the file lists them. */
function idOf({ indicator, date, wording, url }: Omit<Fields, 'value'>): string {
  const words = JSON.stringify([indicator, date, wording, url]);
  return createHash('sha256').update(words).digest('hex').slice(0, 16);
}

function read<T>(
  schema: z.ZodType<T>,
  value: unknown,
  file: string,
  document: Located,
  base: readonly (string | number)[],
): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const french = schema.safeParse(value, { error: z.locales.fr().localeError }).error?.issues[0];
  const why = issue?.message ?? '';
  const whyFr = FRENCH[why] ?? french?.message ?? why;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = [...base, ...(issue?.path ?? []), ...unknown].map((part) =>
    typeof part === 'number' ? part : String(part),
  );
  const dotted = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('');
  const field = dotted.replace(/^\./, '') || 'JSON';
  throw badFile(
    file,
    document.positionOf(path),
    { fr: `le champ « ${field} » est incorrect (${whyFr})`, en: `the field "${field}" is wrong (${why})` },
    field,
  );
}
