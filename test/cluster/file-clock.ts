import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { type Instant, instant } from '../../db/core/calendar.ts';
import type { Clock } from '../../db/core/clock.ts';

/** The time of several processes at once: it stands in a file, and moves when whoever plays the world says so. */
export const fileClock = (file: string): Clock => ({ now: () => instant(readFileSync(file, 'utf8')) });

/** Sets it, for all of them, in one step. */
export async function setFileClock(file: string, now: Instant): Promise<void> {
  await writeFile(`${file}.new`, now);
  await rename(`${file}.new`, file);
}
