import type { Calendar } from '../db/core/calendar.ts';
import type { Clock } from '../db/core/clock.ts';
import type { Collective } from '../db/core/collective.ts';
import type { Log } from '../db/core/log.ts';
import type { Pseudonymise } from '../db/core/pseudonym.ts';
import type { IdSeal } from '../db/core/sealed-id.ts';
import type { Mailer } from '../db/mail/mailer.ts';
import type { Recompute } from '../db/queries/recomputes.ts';
import type { Store } from '../db/store.ts';
import type { XClient } from './sources/x/client.ts';

/** What every task of a process shares. */
export type JobSetting = {
  readonly store: Store;
  readonly x: XClient;
  readonly collective: Collective;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly pseudonymise: Pseudonymise;
  readonly idSeal: IdSeal;
  /** How many keys pseudonyms go through, this one included; 1 unless said. */
  readonly keyCount?: number;
  readonly log: Log;
  /** Where nights put backups, and where erasures are noted apart from the store. */
  readonly backupFolder?: string;
  readonly erasuresFile?: string;
  /** What sends mail, and the origin that links in it lead to; none is sent without both. */
  readonly mailer?: Mailer;
  readonly publicUrl?: string;
  /** Keeps the draft of a year and returns its id; without it, nights make none. */
  readonly draftEdition?: (year: number) => Promise<string>;
  /** Who is told each week what ran, what it cost and what is missing; nobody without it. */
  readonly weeklyMailTo?: string;
  /** Days that the roll-up works out anew, and why. */
  readonly recompute?: Recompute;
  /** Nobody gave access to X: nights do all that needs none. */
  readonly withoutX?: boolean;
  /** Free bytes a night asks for beside the store; the watch's own measure unless said. */
  readonly room?: number;
  /** Aborted when the process must stop. */
  readonly signal?: AbortSignal;
  /** Tests stop a run at any of these points, as a power cut would. */
  readonly failpoint?: (at: Failpoint) => void;
};
/** What a plan may look at: the store and the clock, never X. */
export type PlanSetting = Pick<
  JobSetting,
  | 'store'
  | 'collective'
  | 'calendar'
  | 'clock'
  | 'backupFolder'
  | 'mailer'
  | 'publicUrl'
  | 'weeklyMailTo'
  | 'draftEdition'
>;
export type Failpoint = 'before-fetch' | 'after-fetch' | 'before-commit' | 'after-commit';

/** What one run of one task knows. */
export type JobContext = JobSetting & {
  readonly runId: number;
  /** Aborted by the task's time limit or the end of the process; its reason is an AppError. */
  readonly signal: AbortSignal;
};
