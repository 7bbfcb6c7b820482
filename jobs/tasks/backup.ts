import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays, type Day } from '../../db/core/calendar.ts';
import { verifyBackup, writeBackup } from '../backup/backup-file.ts';
import { fill } from '../backup/restore.ts';
import type { JobContext } from '../job-context.ts';

/** Days a nightly backup is kept. */
const KEPT_DAYS = 30;
const NAME = /^i4emploi-(\d{4}-\d\d-\d\d)\.backup$/;
export const backupName = (day: Day): string => `i4emploi-${day}.backup`;

/**
 * Backs the store up into a folder, restores the backup into a store that nobody keeps, and holds the rows of
 * both against each other: what has not been restored is no backup. Then those older than a month go.
 */
export async function backup(context: JobContext, _day: Day): Promise<void> {
  const { store, clock, calendar, backupFolder: folder, log } = context;
  if (!folder) return;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const today = calendar.dayOf(clock.now());
  const file = join(folder, backupName(today));
  await writeBackup(store, file, clock.now());
  const trial = join(folder, 'restore-test.db');
  const removeTrial = () =>
    Promise.all(['', '-wal', '-shm'].map((part) => rm(`${trial}${part}`, { force: true })));
  try {
    await removeTrial();
    const { head, digest } = await verifyBackup(file);
    await fill(file, `sqlite:${trial}`, head, digest);
    log.info(
      { rows: Object.values(digest).reduce((sum, { rows }) => sum + rows, 0) },
      'backed up, and restored',
    );
  } finally {
    await removeTrial();
  }
  await rotate(folder, addDays(today, -KEPT_DAYS));
}

async function rotate(folder: string, oldest: Day): Promise<void> {
  for (const name of await readdir(folder)) {
    const day = NAME.exec(name)?.[1];
    if (!day || day >= oldest) continue;
    await rm(join(folder, name));
    if (existsSync(join(folder, `${name}.sha256`))) await rm(join(folder, `${name}.sha256`));
  }
}
