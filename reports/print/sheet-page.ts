import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DrawnSheet, DrawSheet, SheetKind } from '../../api/contract/drawn-sheet.ts';
import type { EditionAnswer } from '../../api/contract/edition.ts';
import { AppError, type Language } from '../../db/core/errors.ts';
import { escapeHtml } from '../../db/core/escape-html.ts';

type Manifest = Readonly<
  Record<string, { readonly css?: readonly string[]; readonly assets?: readonly string[] }>
>;

/** A sheet as the browser gets it. */
export type SheetPage = { readonly drawn: DrawnSheet; readonly html: string };

/**
 * A sheet of an edition as a whole page without a script, drawn by the program that was built beside the site.
 * @param webDir the built site (web/dist)
 * @throws AppError with the reason why it is not drawn
 */
export async function drawSheetPage(
  answer: EditionAnswer,
  { sheet, language, webDir }: { sheet: SheetKind; language: Language; webDir: string },
): Promise<SheetPage> {
  const [{ drawSheet }, manifest] = await Promise.all([
    import(pathToFileURL(join(webDir, 'ahead/draw-sheet.js')).href) as Promise<{ drawSheet: DrawSheet }>,
    readManifest(webDir),
  ]).catch((cause: unknown) => {
    throw notDrawn(cause);
  });
  try {
    const drawn = drawSheet(answer, { sheet, language });
    return { drawn, html: wholePage(drawn, language, manifest) };
  } catch (cause) {
    throw notDrawn(cause, sentenceOf(cause));
  }
}

/** The reason that a sheet gives for there being none; a fault of the program is no reader's business. */
export const sentenceOf = (cause: unknown): string | null =>
  cause instanceof Error && cause.name === 'Error' ? cause.message : null;

export function notDrawn(cause: unknown, sentence: string | null = null): AppError {
  return new AppError({
    code: 'page-not-drawn',
    fr: `La page du rapport ne s’est pas dessinée${sentence ? ` : ${sentence}` : '.'}`,
    en: `The report’s page was not drawn${sentence ? `: ${sentence}` : '.'}`,
    cause,
  });
}

const readManifest = async (webDir: string): Promise<Manifest> =>
  JSON.parse(await readFile(join(webDir, 'manifest.json'), 'utf8')) as Manifest;

function wholePage({ title, html, parts }: DrawnSheet, language: Language, manifest: Manifest): string {
  const sheets = ['index.html', ...parts].flatMap((part) => manifest[part]?.css ?? []);
  const fonts = (manifest['index.html']?.assets ?? []).filter((name) => name.endsWith('.woff2'));
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
${fonts.map((name) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="/${name}">`).join('\n')}
${[...new Set(sheets)].map((name) => `<link rel="stylesheet" href="/${name}">`).join('\n')}
</head>
<body>
${html}
</body>
</html>
`;
}
