import { monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { drawBeside } from '../../api/draw-editions.ts';
import { readEnv } from '../../db/core/env.ts';
import { keepEdition } from '../../db/queries/editions.ts';
import { openStore } from '../../db/store.ts';
import { rowOf } from '../../reports/edition/freeze.ts';
import { editionAnswer } from '../e2e/web-fixtures/answers.ts';
import { startService } from '../integration/api/service.ts';

const CHECKS = 5;

/** Of the event loop of a service while it checks, in milliseconds, its own resolution left out. */
export type Delays = { readonly checks: number; readonly p99: number; readonly longest: number };

/** A service asked to check an edition, the first time with a cold browser, in a process of its own: delays as JSON. */
await using store = await openStore(readEnv().databaseUrl);
const { document } = editionAnswer();
await keepEdition(store.db, rowOf(document));
await using drawer = drawBeside();
const { checkEdition } = drawer;
const webDir = fileURLToPath(new URL('../../web/dist', import.meta.url));
await using service = await startService(store, { checkEdition, webDir });
const cookie = await service.enter('bob', 'publisher');
const RESOLUTION = 10;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
delay.enable();
for (let check = 0; check < CHECKS; check += 1) {
  const { status } = await service.ask('/api/v1/editions-desk/checks', {
    ...{ method: 'POST', body: JSON.stringify({ edition: document.id }), cookie },
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
  });
  if (status !== 200) throw new Error(`a check was answered with ${status}`);
}
delay.disable();
const milliseconds = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - RESOLUTION);
const delays: Delays = {
  checks: CHECKS,
  p99: milliseconds(delay.percentile(99)),
  longest: milliseconds(delay.max),
};
process.stdout.write(`${JSON.stringify(delays)}\n`);
