import assert from 'node:assert/strict';
import { type Day, day } from '../../../db/core/calendar.ts';
import type { Collective } from '../../../db/core/collective.ts';
import type { Store } from '../../../db/store.ts';
import { runTask } from '../../../jobs/runner.ts';
import { createBudget } from '../../../jobs/sources/x/budget.ts';
import { buildTinyWorld, type TinyWorld } from '../../demo/world/tiny-world.ts';
import type { StandInOptions } from '../../x-stand-in/stand-in.ts';
import { COLLECTIVE, openSetting, type TestSetting, taskNamed } from './setting.ts';

export const LAST = day('2019-03-12');
const READ = '2019-03-13T02:00:00Z';
export const NIGHT = '2019-03-14T02:00:00Z';
export const text = (as: string): string => `Je cherche un poste, signé ${as} #i4EmploiR`;
const at = '2019-03-11T09:00:00Z';
const GONE = ['supprimee', 'suspendue', 'protegee'];

/** Six posts read on the 13th; on the 14th one is deleted, the authors of two are hidden, one is withheld. */
export const world = (open = false): TinyWorld =>
  buildTinyWorld({
    start: '2019-03-09T23:00:00Z',
    accounts: [
      { as: 'alice' },
      { as: 'sam', ...(!open && { suspendedFrom: '2019-03-13T12:00:00Z' }) },
      { as: 'pia', ...(!open && { protectedFrom: '2019-03-13T12:00:00Z' }) },
    ],
    posts: [
      { as: 'debout', by: 'alice', at, text: text('debout'), label: 'seeker_request' },
      { as: 'supprimee', by: 'alice', at, text: text('supprimee'), deletedAt: '2019-03-13T12:00:00Z' },
      { as: 'suspendue', by: 'sam', at, text: text('suspendue'), label: 'seeker_request' },
      { as: 'protegee', by: 'pia', at, text: text('protegee'), label: 'seeker_request' },
      { as: 'retenue', by: 'alice', at, text: text('retenue'), withheldFrom: '2019-03-13T12:00:00Z' },
      {
        as: 'modifiee',
        by: 'alice',
        at,
        text: text('avant'),
        edits: [{ at: '2019-03-11T09:30:00Z', text: text('modifiee') }],
      },
    ],
  });

type Options = { dollars?: number } & Partial<StandInOptions>;

/** A service that has read the world's posts on the 13th, and is about to check them on the 14th. */
export async function openRead(
  store: Store,
  { dollars = 100, ...options }: Options = {},
): Promise<TestSetting> {
  const collective: Collective = {
    ...COLLECTIVE,
    caps: [{ from: COLLECTIVE.startDay, dollarsPerMonth: dollars }],
  };
  const setting = {
    ...(await openSetting(store, world(), { now: READ, budget: createBudget(collective), ...options })),
    collective: { ...collective, caps: [{ from: COLLECTIVE.startDay, dollarsPerMonth: 100 }] },
  };
  await runTask(setting, taskNamed('seeker-requests'), LAST);
  await runTask(setting, taskNamed('triage'), LAST);
  setting.setNow(NIGHT);
  return { ...setting, collective };
}

export const check = (setting: TestSetting, last: Day = day('2019-03-13')) =>
  runTask(setting, taskNamed('compliance'), last);

/** Each post by its name: its text, why it is gone, and when X was last asked. */
export async function posts({
  db,
}: Store): Promise<Record<string, [string | null, string | null, string | null]>> {
  const names = ['debout', ...GONE, 'retenue', 'modifiee'];
  const byId = new Map(names.map((as) => [world().postId(as), as]));
  const rows = await db.selectFrom('post').selectAll().orderBy('id').execute();
  return Object.fromEntries(
    rows.map((row) => {
      assert.equal(row.gone_at === null, row.gone_reason === null);
      return [byId.get(row.id) as string, [row.text, row.gone_reason, row.checked_at]];
    }),
  );
}
export const untouched = async (store: Store): Promise<void> => {
  for (const [as, [body, reason]] of Object.entries(await posts(store)))
    assert.deepEqual([body, reason], [text(as), null], as);
};
export const jobsOf = async ({ db }: Store) =>
  (await db.selectFrom('compliance_job').select('state').orderBy('id').execute()).map(({ state }) => state);
export const asked = ({ standIn }: TestSetting, endpoint: string) =>
  standIn.requests.filter((request) => request.endpoint === endpoint);
export const checkedAt = new Date(NIGHT).toISOString();
