import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { day } from '../../../../db/core/calendar.ts';
import { fixedClock } from '../../../../db/core/clock.ts';
import { AppError } from '../../../../db/core/errors.ts';
import type { Store } from '../../../../db/store.ts';
import type { Holds } from '../../../../jobs/imports/import-context.ts';
import { importFile } from '../../../../jobs/imports/import-file.ts';
import { type Kind, kindOf } from '../../../../jobs/imports/kinds.ts';
import { isZip, openTextFile } from '../../../../jobs/sources/files/text-file.ts';
import { snowflake } from '../../../demo/world/snowflake.ts';
import { CALENDAR, COLLECTIVE, pseudonymise } from '../setting.ts';

const folder = mkdtempSync(join(tmpdir(), 'i4emploi-imports-'));
after(() => rmSync(folder, { recursive: true }));

/** Imports a file with this content, as the command does. */
export async function importing(
  store: Store,
  content: string | Uint8Array,
  asked: {
    dryRun?: boolean;
    whole?: [from: string, until: string, holds?: Holds];
    at?: string;
    signal?: AbortSignal;
  } = {},
) {
  const name = join(folder, 'fichier');
  writeFileSync(name, content);
  const text = (await isZip(name)) ? null : await openTextFile(name);
  const kind = (text ? kindOf(text) : 'archive') as Exclude<Kind, 'published-figures'>;
  const [from, until, holds = 'tags'] = asked.whole ?? [];
  const whole = from && until ? { from: day(from), until: day(until), holds } : null;
  const clock = fixedClock(asked.at ?? '2019-06-01T10:00:00Z');
  const setting = {
    store,
    collective: COLLECTIVE,
    calendar: CALENDAR,
    clock,
    pseudonymise,
    ...(asked.signal && { signal: asked.signal }),
  };
  return await importFile(setting, { name, kind, text, whole, dryRun: asked.dryRun ?? false });
}

/** What a refused import says, in French, without the name of the file. */
export async function refusal(store: Store, content: string | Uint8Array): Promise<string> {
  try {
    await importing(store, content);
  } catch (error) {
    if (error instanceof AppError) return error.sentence.fr.replaceAll(join(folder, 'fichier'), 'F');
    throw error;
  }
  throw new Error('the file was taken');
}

/** The id that X would give at this moment. */
export const idAt = (at: string, sequence = 0): string => snowflake(Date.parse(at), sequence);

/** A post as X's API gives it. */
export const wire = (at: string, text: string, more: object = {}, author = '7001') => ({
  id: idAt(at),
  author_id: author,
  created_at: at,
  text,
  edit_history_tweet_ids: [idAt(at)],
  ...more,
});

/** Every row of the tables that an import may touch. */
export async function everything({ db }: Store): Promise<Record<string, unknown[]>> {
  const tables = [
    'run',
    'post',
    'suggestion',
    'post_label',
    'request',
    'relay',
    'relay_event',
    'declaration',
    'declaration_decision',
    'bio_scan',
    'bio_sighting',
    'volume_day',
    'collection_window',
    'dirty_day',
    'imported_file',
  ] as const;
  const found: Record<string, unknown[]> = {};
  for (const table of tables) {
    const rows = await db.selectFrom(table).selectAll().execute();
    found[table] = rows.map((row) => JSON.stringify(row)).sort();
  }
  return found;
}
