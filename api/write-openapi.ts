import { writeFile } from 'node:fs/promises';
import { runMain } from '../db/core/cli.ts';
import { describeApi } from './openapi.ts';
import { OPERATIONS } from './routes/index.ts';

/** Writes api/openapi.json again; run it after a change of the contract. */
await runMain(async () => {
  const file = new URL('openapi.json', import.meta.url);
  await writeFile(file, `${JSON.stringify(describeApi(OPERATIONS), null, 2)}\n`);
});
