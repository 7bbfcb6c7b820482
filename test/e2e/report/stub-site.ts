import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const CHART = '<svg role="img" aria-label="12 demandes"><rect width="9" height="9"></rect></svg>';

/** A built site that draws one page, to print something that our own pages never are. */
export function stubSite({
  body,
  style = '',
  faces = [],
  failure = null,
}: {
  body: string;
  /** Rules of a sheet: the content policy leaves style attributes out. */
  style?: string;
  /** The typefaces it needs, as CSS writes a font. */
  faces?: readonly string[];
  /** Why it cannot be drawn. */
  failure?: string | null;
}): string {
  const folder = mkdtempSync(join(tmpdir(), 'i4emploi-stub-'));
  for (const name of ['assets', 'ahead']) mkdirSync(join(folder, name));
  const drawn = { title: 'Essai', html: body, parts: [], rules: null, faces, room: 900, colours: [] };
  writeFileSync(
    join(folder, 'ahead', 'draw-sheet.js'),
    `export const drawSheet = () => {
      const failure = ${JSON.stringify(failure)};
      if (failure !== null) throw new Error(failure);
      return { ...${JSON.stringify(drawn)}, chart: () => '' };
    };`,
  );
  writeFileSync(
    join(folder, 'manifest.json'),
    JSON.stringify({ 'index.html': { css: ['assets/app.css'], assets: [] } }),
  );
  writeFileSync(join(folder, 'assets', 'app.css'), style);
  return folder;
}
