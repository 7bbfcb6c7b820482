import type { Day } from '../../db/core/calendar.ts';
import { AppError } from '../../db/core/errors.ts';
import type { JobContext, PlanSetting } from '../job-context.ts';
import { panelBios } from './bio-panel.ts';
import { sweepBios } from './bio-sweep.ts';
import { nextBios, readableOn } from './next-bios.ts';

export async function bioAdoptersDue(setting: PlanSetting, day: Day): Promise<boolean> {
  return (await nextBios(setting, day)) !== null;
}

/**
 * Reads which accounts show a tag in their bio: all that X's search finds before each anniversary, some of the
 * known ones on other nights. Run although nothing is due, it sweeps.
 * @throws AppError `bios-past` for a day whose bios can no longer be read; XError, once recorded
 */
export async function bioAdopters(context: JobContext, day: Day): Promise<void> {
  if (!readableOn(context, day)) {
    throw new AppError({
      code: 'bios-past',
      status: 400,
      field: 'day',
      fr: 'Les biographies ne se lisent qu’au présent : choisissez aujourd’hui ou hier.',
      en: 'Bios can only be read as they are now: choose today or yesterday.',
    });
  }
  const next = await nextBios(context, day);
  if (next?.kind === 'panel') return await panelBios(context, day, next.accounts);
  await sweepBios(context, day);
}
