import type { PrintBody } from '../api/contract/editions-desk.ts';
import { answerBeside } from '../db/core/ask-beside.ts';
import { readEnv } from '../db/core/env.ts';
import { lookAtPages } from './commands/check.ts';
import { printFile } from './commands/print-file.ts';
import { withEdition } from './commands/ready.ts';
import { KeptBrowser } from './print/browser.ts';
import { findBrowser } from './print/find-browser.ts';

/**
 * The thread of a service that checks and prints editions: asked with an edition alone, it answers with everything the
 * gate finds, asked for a print of it, with that file; as JSON both.
 */
await using kept = new AsyncDisposableStack();
let browser: KeptBrowser | null = null;
await answerBeside((question) => {
  browser ??= kept.use(new KeptBrowser(findBrowser(readEnv())));
  const { edition, print, language = 'fr' } = JSON.parse(question) as Partial<PrintBody>;
  return withEdition({ edition: edition ?? '', lang: language }, { browser }, async (ready) =>
    JSON.stringify(
      print ? await printFile(ready.print, print) : [...ready.findings, ...(await lookAtPages(ready.print))],
    ),
  );
});
