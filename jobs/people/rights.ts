import type { AuditAction } from '../../db/core/audit-codes.ts';
import type { Day } from '../../db/core/calendar.ts';
import { settleErasure } from '../../db/dialect/erase.ts';
import { noteErasure } from '../../db/privacy/erasures-file.ts';
import {
  forgetPerson,
  type Left,
  liftRestriction,
  restrictPerson,
  whomItConcerns,
} from '../../db/privacy/forget-person.ts';
import { PERSON_TABLES } from '../../db/privacy/person-rows.ts';
import { recordAudit } from '../../db/queries/audit.ts';
import { addRightsRequest } from '../../db/queries/service-record.ts';
import { readCutoff } from '../../db/queries/settings.ts';
import { rollUp } from '../../db/rollup/roll-up.ts';
import type { RightsKind } from '../../db/schema/rights-request.ts';
import type { Database } from '../../db/store.ts';
import type { Task } from '../schedule.ts';
import { accountAtMost, isAsked, type Named, type NumberMissing, pseudonymsOf } from './account.ts';
import { type PersonFile, personFile } from './person-file.ts';

/** What may be done at the request of a person. */
export const RIGHTS = ['forget', 'restrict', 'lift', 'export'] as const;
export type Right = (typeof RIGHTS)[number];
/** As the register of rights exercised names them. */
const KIND: Partial<Record<Right, RightsKind>> = {
  forget: 'erasure',
  restrict: 'restriction',
  export: 'access',
};
const AUDITED: Record<Right, AuditAction> = {
  forget: 'person-forgotten',
  restrict: 'person-restricted',
  lift: 'restriction-lifted',
  export: 'person-exported',
};
/** How many rows moved, by table; or what is held. Of one whose number is not known: what goes by the handle only. */
export type Done = ({ readonly left: Left } | { readonly file: PersonFile }) & {
  readonly missing: NumberMissing | null;
};

/**
 * A person's request as a task, so that its run, its cost and its end are recorded like any other's, without a
 * word of whom it is about. Figures are worked out without her (or with her again) before it ends.
 */
export function rightTask(right: Right, account: Named, tell: (done: Done) => void): Task {
  return {
    name: right,
    readsX: isAsked(account),
    limitMinutes: 60,
    about: { fr: 'répond à la demande d’une personne', en: 'answers a person’s request' },
    atMost: isAsked(account) ? accountAtMost : null,
    async run(context, _day: Day) {
      const { store, clock, idSeal, pseudonymise, collective, calendar, runId } = context;
      const { people, missing } = await pseudonymsOf(context, account);
      const keys = { at: clock.now(), pseudonymise, idSeal };
      const kind = KIND[right];
      const today = calendar.dayOf(keys.at);
      const note = async (db: Database): Promise<void> => {
        const answer = { reference: `run-${runId}`, received_day: today, answered_day: today };
        if (kind) await addRightsRequest(db, { ...answer, kind, known_at: keys.at });
      };
      const audit = (db: Database): Promise<void> =>
        recordAudit(db, {
          at: keys.at,
          actor: null,
          role: null,
          action: AUDITED[right],
          object_kind: 'person-request',
          object_id: `run-${runId}`,
        });
      if (right === 'export') {
        const file = await personFile(store.db, people, keys);
        await store.db.transaction().execute(async (transaction) => {
          await note(transaction);
          await audit(transaction);
        });
        return tell({ file, missing });
      }
      const concerned = await whomItConcerns(store.db, right, people);
      // Noted first: should this end here, a restore would still know.
      if (context.erasuresFile) {
        const rule = right === 'lift' ? 'lifted' : right === 'restrict' ? 'restricted' : 'erased';
        for (const person of concerned)
          await noteErasure(context.erasuresFile, { person, rule, at: keys.at, keys: context.keyCount ?? 1 });
      }
      const carryOut = { forget: forgetPerson, restrict: restrictPerson, lift: liftRestriction }[right];
      const left = new Map<string, number>();
      await store.db.transaction().execute(async (transaction) => {
        await note(transaction);
        for (const person of concerned)
          for (const [table, rows] of await carryOut(transaction, person, keys))
            left.set(table, (left.get(table) ?? 0) + rows);
        await audit(transaction);
      });
      const cutoff = await readCutoff(store.db);
      if (cutoff) await rollUp(store, { collective, calendar, clock, runId, day: cutoff });
      const others = ['member', 'billed_read', 'restricted_row'] as const;
      const tables = [...PERSON_TABLES.map(({ table }) => table), ...others];
      const settled = await settleErasure(store.db, store.engine, tables, { whole: true });
      if (!settled)
        context.log.warn('a reader held on to erased rows: run this again to have them leave the files');
      tell({ left, missing });
    },
  };
}
