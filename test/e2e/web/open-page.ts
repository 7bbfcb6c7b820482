import { tmpdir } from 'node:os';
import process from 'node:process';
import { launch, type Page } from 'puppeteer';
import { readEnv } from '../../../db/core/env.ts';
import { findBrowser } from '../../../reports/print/find-browser.ts';

/** No host resolves but this one: what a page asks of another origin is seen, and never leaves. */
const ONLY_LOOPBACK = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost';

/** A page of a browser of its own, as a reader's: no cookie, no history. Closing it closes the browser. */
export async function openPage(): Promise<AsyncDisposable & { readonly page: Page }> {
  const { executablePath, env, sandbox } = findBrowser(readEnv());
  const alone = sandbox && process.getuid?.() !== 0 ? [] : ['--no-sandbox'];
  const browser = await launch({
    executablePath,
    headless: 'shell',
    pipe: true,
    protocolTimeout: 15_000,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    env: { HOME: tmpdir(), ...env },
    args: [...alone, ONLY_LOOPBACK, '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
  return {
    page: await browser.newPage(),
    [Symbol.asyncDispose]: () => browser.close(),
  };
}
