import type { Period } from '../core/period.ts';
import type { RollUpContext } from './context.ts';
import { type Draft, measured, missing } from './draft.ts';

const ACTIVE = { indicator: 'active_volunteers' };
const CORE = { ...ACTIVE, dimension: 'core' };

/** Operators of the opt-in roster who said that they were active in a month; without a roster nothing is known. */
export async function volunteersOf({ db }: RollUpContext, period: Period): Promise<Draft[]> {
  const row = await db
    .selectFrom('volunteer_month')
    .select(['active', 'core'])
    .where('month', '=', period.start)
    .executeTakeFirst();
  const tell = (name: typeof ACTIVE, value: number | null | undefined) =>
    typeof value === 'number'
      ? measured(name, period, null, { value })
      : missing(name, period, 'not_measured', 'no_source');
  return [tell(ACTIVE, row?.active), tell(CORE, row?.core)];
}
