import process from 'node:process';
import { readEnv } from '../../../db/core/env.ts';
import { KeptBrowser } from '../../../reports/print/browser.ts';
import { findBrowser } from '../../../reports/print/find-browser.ts';

/** A process that prints for ever, once it has said so; its browser carries MARK in its environment. */
const place = findBrowser(readEnv());
await using browser = new KeptBrowser({ ...place, env: { ...place.env, MARK: process.env.MARK ?? '' } });
await browser.withPage(async (page) => {
  process.stdout.write('printing\n');
  await page.evaluate('for (;;) {}');
});
