import { answerBeside } from '../db/core/ask-beside.ts';
import { readEnv } from '../db/core/env.ts';
import { lookAtPages } from './commands/check.ts';
import { withEdition } from './commands/ready.ts';
import { KeptBrowser } from './print/browser.ts';
import { findBrowser } from './print/find-browser.ts';

/** The thread of a service that checks editions: asked with an id, it answers with everything the gate finds, as JSON. */
await using kept = new AsyncDisposableStack();
let browser: KeptBrowser | null = null;
await answerBeside((edition) => {
  browser ??= kept.use(new KeptBrowser(findBrowser(readEnv())));
  return withEdition({ edition, lang: 'fr' }, { browser }, async ({ print, findings }) =>
    JSON.stringify([...findings, ...(await lookAtPages(print))]),
  );
});
