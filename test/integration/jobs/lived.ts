import { sql } from 'kysely';
import { day } from '../../../db/core/calendar.ts';
import { decideDeclaration, listProposedDeclarations } from '../../../db/queries/declarations.ts';
import type { Store } from '../../../db/store.ts';
import type { JobSetting } from '../../../jobs/job-context.ts';
import { runNightly } from '../../../jobs/runner.ts';
import { createBudget } from '../../../jobs/sources/x/budget.ts';
import type { TinyWorld } from '../../demo/world/tiny-world.ts';
import { COLLECTIVE, openSetting, sortAll, type TestSetting } from './setting.ts';
import { smallWorld } from './small-world.ts';

export const world = smallWorld();
export const LAST = day('2019-03-31');

/** A service that has collected, sorted, confirmed and measured a small world. */
export async function openLived(
  store: Store,
  of: TinyWorld = world,
  overrides: Partial<JobSetting> = {},
): Promise<TestSetting> {
  const now = '2019-04-01T02:00:00Z';
  // A night that fails must not leave a server behind, which would keep the suite from ending.
  await using untilLived = new AsyncDisposableStack();
  const opened = untilLived.use(await openSetting(store, of, { now, budget: createBudget(COLLECTIVE) }));
  const setting: TestSetting = { ...opened, ...overrides };
  const at = setting.clock.now();
  await runNightly(setting, LAST, {
    async afterTask(name) {
      if (name !== 'seeker-requests') return;
      await sortAll(setting, of);
      for (const { id } of await listProposedDeclarations(store.db))
        await decideDeclaration(store.db, { id, state: 'confirmed', by: 'bob', at });
    },
  });
  untilLived.move();
  return setting;
}

/** Every text of every row of every table but those named. */
export async function everyWord({ db, engine }: Store, except: readonly string[] = []): Promise<string> {
  const tables =
    engine === 'sqlite'
      ? sql<{ name: string }>`select name from sqlite_master where type = 'table'`
      : sql<{
          name: string;
        }>`select table_name as name from information_schema.tables where table_schema = 'public'`;
  let words = '';
  for (const { name } of (await tables.execute(db)).rows) {
    if (except.includes(name) || name.startsWith('sqlite_')) continue;
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(db);
    words += JSON.stringify(rows);
  }
  return words;
}
