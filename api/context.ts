import type { Indicator } from '../db/catalogue/indicator.ts';
import type { Calendar } from '../db/core/calendar.ts';
import type { Clock } from '../db/core/clock.ts';
import type { Collective } from '../db/core/collective.ts';
import type { Log } from '../db/core/log.ts';
import type { StoreWatch } from '../db/health/watch-store.ts';
import type { Mailer } from '../db/mail/mailer.ts';
import type { Readers } from '../db/replica/readers.ts';
import type { Store } from '../db/store.ts';
import type { Finding } from '../reports/gate/finding.ts';
import type { Challenges } from './auth/challenges.ts';
import type { PrintBody, PrintedFile } from './contract/editions-desk.ts';
import type { NightWatch } from './live/watch-night.ts';

/** What every operation may use. Built once, in main. */
export type Context = {
  readonly store: Store;
  /** Where reads go: with a replica beside the store, mostly to it; without, to the store. */
  readonly readers?: Readers;
  /** How the store is: asked by whoever watches over the service, and by the first page. */
  readonly watch: StoreWatch;
  /** What is told of a night while it runs, in whatever process. */
  readonly night: NightWatch;
  readonly collective: Collective;
  readonly calendar: Calendar;
  readonly catalogue: readonly Indicator[];
  readonly clock: Clock;
  readonly log: Log;
  /** The origin people reach the service at: absolute addresses come from here, never from a request. */
  readonly publicUrl: string;
  /** The folder of the built pages (web/dist). */
  readonly webDir: string;
  /** What devices are asked to sign: one set for the whole process. */
  readonly challenges: Challenges;
  /** After how many hours without use a session ends. */
  readonly sessionIdleHours: number;
  /** Chooses which posts are sorted twice; without it none is. */
  readonly sampleKey?: string | null;
  /** The keys whose place that one took, the oldest first. */
  readonly keysBefore?: readonly string[];
  /** Where what people take back is noted apart from the store; without it a restore brings it back. */
  readonly erasuresFile?: string;
  /** Proxies of ours before the service; without it a client's address is that of its connection. */
  readonly trustedProxies?: number;
  /** Draws an edition or a draft, and says what the gate finds; without it, that is done at a terminal. */
  readonly checkEdition?: (id: string) => Promise<Finding[]>;
  /** Prints one file of a frozen edition; without it, that is done at a terminal. */
  readonly printEdition?: (asked: PrintBody) => Promise<PrintedFile>;
  /** Sends people their own link; without it none is sent. */
  readonly mailer?: Mailer | null;
  /** Lets whoever bears it read /metrics; without it there is no such address. */
  readonly metricsToken?: string | null;
};
