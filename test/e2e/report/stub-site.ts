import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const READY = "document.documentElement.dataset.ready = 'true';";
export const CHART = '<svg role="img" aria-label="12 demandes"><rect width="9" height="9"></rect></svg>';

/** A built site of one page, to print something that our own pages never do. */
export function stubSite({
  body,
  script = READY,
  head = '',
  style = '',
}: {
  body: string;
  script?: string;
  head?: string;
  /** Rules of a sheet: the content policy leaves style attributes out. */
  style?: string;
}): string {
  const folder = mkdtempSync(join(tmpdir(), 'i4emploi-stub-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Essai</title>
     <link rel="stylesheet" href="/assets/app.css">${head}</head>
     <body>${body}<script src="/assets/app.js"></script></body></html>`,
  );
  writeFileSync(join(folder, 'assets', 'app.js'), script);
  writeFileSync(join(folder, 'assets', 'app.css'), style);
  return folder;
}
