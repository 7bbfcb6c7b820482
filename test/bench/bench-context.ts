import { Calendar, type Day } from '../../db/core/calendar.ts';
import { fixedClock } from '../../db/core/clock.ts';
import { readCollective } from '../../db/core/collective.ts';
import { silentLog } from '../../db/core/log.ts';
import { pseudonymiser } from '../../db/core/pseudonym.ts';
import { idSeal } from '../../db/core/sealed-id.ts';
import type { Store } from '../../db/store.ts';
import type { JobSetting } from '../../jobs/job-context.ts';
import { type Budget, createBudget, unlimitedBudget } from '../../jobs/sources/x/budget.ts';
import type { XClient } from '../../jobs/sources/x/client.ts';
import type { RequestRecord, XRequest } from '../../jobs/sources/x/request-record.ts';
import type { PausedTime } from './paused-time.ts';

/** What X would answer, or its text; making it up, and taking it in as JSON, are no part of what is measured. */
export type Answer = (request: XRequest) => object | string;

export const BENCH_KEY = 'a key for benches, long enough for it';

/** A service whose X answers at once, from this process; with a cap on what a month costs it plans and keeps to it. */
export function benchSetting(
  store: Store,
  options: { now: string; answer: Answer; time: PausedTime; startDay?: Day; capDollars?: number },
): JobSetting & { readonly clock: ReturnType<typeof fixedClock> } {
  const { now, answer, time, startDay, capDollars } = options;
  const file = readCollective('collective.json');
  const caps = file.caps.map((cap) => ({ ...cap, dollarsPerMonth: capDollars ?? cap.dollarsPerMonth }));
  const collective = { ...file, caps, startDay: startDay ?? file.startDay };
  const clock = fixedClock(now);
  const budget = capDollars === undefined ? unlimitedBudget : createBudget(collective);
  return {
    store,
    x: answeringX(answer, time, clock, budget),
    collective,
    calendar: new Calendar(collective.timeZone),
    clock,
    pseudonymise: pseudonymiser(BENCH_KEY),
    idSeal: idSeal(BENCH_KEY),
    log: silentLog(),
  };
}

function answeringX(answer: Answer, time: PausedTime, clock: JobSetting['clock'], budget: Budget): XClient {
  return {
    clock,
    budget,
    learnt: { dialect: null, account: null },
    sleep: async () => {},
    async get(request) {
      const { request: sent, record } = await budget.send(request, clock.now());
      time.stop();
      // As read from the wire: objects made by JSON.parse are not those of a literal.
      const answered = answer(sent);
      const body: unknown = JSON.parse(typeof answered === 'string' ? answered : JSON.stringify(answered));
      time.start();
      record.status = 200;
      const requests: RequestRecord[] = [record];
      return { body, requests };
    },
    async [Symbol.asyncDispose]() {},
  };
}
