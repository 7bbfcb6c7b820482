import type { AuditAction, AuditObject } from '../../db/core/audit-codes.ts';
import { knownError, type Sentence } from '../../db/core/errors.ts';
import { settleErasure } from '../../db/dialect/erase.ts';
import { demandKeys } from '../../db/privacy/held-keys.ts';
import {
  addAnnotation,
  eraseAnnotation,
  listEveryAnnotation,
  removeAnnotation,
} from '../../db/queries/annotations.ts';
import { recordAudit } from '../../db/queries/audit.ts';
import { answerFollowUp, noteInvited } from '../../db/queries/follow-ups.ts';
import { takeFormDeclaration } from '../../db/queries/form-declarations.ts';
import type { Session } from '../../db/queries/sign-in.ts';
import { decideTestimonial } from '../../db/queries/testimonials.ts';
import type { Database } from '../../db/store.ts';
import { audited } from '../audited.ts';
import { hashToken, newToken } from '../auth/tokens.ts';
import type { Context } from '../context.ts';
import { CONSENT_VERSION } from '../telling/consent-texts.ts';
import { formClosed, type PersonKeys } from '../telling/person-keys.ts';
import { type Fields, readDeclaration, type Told } from '../telling/read-declaration.ts';
import type { Done, News } from './following-page.ts';
import { readAnnotation } from './read-annotation.ts';

type By = { readonly context: Context; readonly who: Session; readonly keys: PersonKeys | null };
const NOTHING: Done = { news: null, wrong: new Map(), fields: {} };
const said = (news: News): Done => ({ ...NOTHING, news });

/** The number of a row; 0, which none has, where a form sent something else. */
const idOf = (text = ''): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0);

/** What a volunteer asks for on the page of follow-up; an unknown wish only shows it. */
export async function actOn(by: By, fields: Fields): Promise<Done> {
  try {
    const wish = fields.do ?? '';
    return Object.hasOwn(ACTS, wish) ? await (ACTS[wish]?.(by, fields) ?? NOTHING) : NOTHING;
  } catch (error) {
    // Whatever it was about, somebody else was quicker.
    if (knownError(error)?.status === 404) return said('gone');
    throw error;
  }
}

const ACTS: Readonly<Record<string, (by: By, fields: Fields) => Promise<Done>>> = {
  async asked(by, fields) {
    const id = idOf(fields.follow_up);
    const today = by.context.calendar.dayOf(by.context.clock.now());
    return told(by, ['follow-up-asked', 'follow-up', id], 'asked', async (db) => {
      const waiting = await db
        .selectFrom('follow_up')
        .select('id')
        .where('id', '=', id)
        .where('invited_day', 'is', null)
        .executeTakeFirst();
      if (waiting) await noteInvited(db, id, today);
      return waiting !== undefined;
    });
  },
  async answered(by, fields) {
    const id = idOf(fields.follow_up);
    if (!/^(yes|no|unsaid)$/.test(fields.still ?? '')) return said('wrong');
    const stillEmployed = fields.still === 'unsaid' ? null : fields.still === 'yes';
    const day = by.context.calendar.dayOf(by.context.clock.now());
    return told(by, ['follow-up-answered', 'follow-up', id], 'answered', async (db) => {
      await answerFollowUp(db, { id, day, stillEmployed });
      return true;
    });
  },
  note: (by, fields) => note(by, fields),
  accept: (by, fields) => decide(by, idOf(fields.testimonial), 'accepted'),
  refuse: (by, fields) => decide(by, idOf(fields.testimonial), 'refused'),
  async edit({ context }, fields) {
    const id = idOf(fields.annotation);
    const one = (await listEveryAnnotation(context.store.db)).find((each) => each.id === id);
    if (!one || one.removed_at !== null) return said('gone');
    const { start_day: start, end_day: end, kind, text_fr, text_en, source } = one;
    return { ...NOTHING, fields: { ...fields, start, end, kind, text_fr, text_en, source } };
  },
  async annotate(by, fields) {
    const wrong = new Map<string, Sentence>();
    const { clock, collective } = by.context;
    const annotation = readAnnotation(fields, collective.startDay, wrong);
    if (!annotation) return { news: 'wrong', wrong, fields };
    const at = clock.now();
    const before = fields.annotation ? idOf(fields.annotation) : null;
    return told(by, ['annotation-added', 'annotation', annotation.start_day], 'annotated', async (db) => {
      if (before !== null && !(await removeAnnotation(db, before, at))) return false;
      await addAnnotation(db, { ...annotation, known_at: at });
      return true;
    });
  },
  async unannotate(by, fields) {
    const id = idOf(fields.annotation);
    return told(by, ['annotation-removed', 'annotation', id], 'removed', (db) =>
      removeAnnotation(db, id, by.context.clock.now()),
    );
  },
  async erase(by, fields) {
    const id = idOf(fields.annotation);
    const done = await told(by, ['annotation-erased', 'annotation', id], 'erased', (db) =>
      eraseAnnotation(db, id),
    );
    await settleErasure(by.context.store.db, by.context.store.engine, ['annotation']);
    return done;
  },
};

const decide = (by: By, id: number, state: 'accepted' | 'refused'): Promise<Done> =>
  told(
    by,
    [`testimonial-${state}`, 'testimonial', id],
    state === 'accepted' ? 'accepted' : 'not-shown',
    async (db) => {
      await decideTestimonial(db, { id, state, by: by.who.name, at: by.context.clock.now() });
      return true;
    },
  );

/** One transaction, told in the audit where it changed something. */
async function told(
  { context, who }: By,
  [action, object, id]: [AuditAction, AuditObject, string | number],
  news: News,
  change: (db: Database) => Promise<boolean>,
): Promise<Done> {
  const { store, clock } = context;
  return store.db.transaction().execute(async (transaction) => {
    if (!(await change(transaction))) return said('gone');
    await recordAudit(transaction, audited(who, clock.now(), action, object, id));
    return said(news);
  });
}

/** What a person told a volunteer, under the volunteer's name: never confirmed by the same. */
async function note({ context, who, keys }: By, fields: Fields): Promise<Done> {
  if (!keys) throw formClosed();
  const { store, clock, calendar, collective } = context;
  const at = clock.now();
  const today = calendar.dayOf(at);
  const read = readDeclaration(fields, { today, first: collective.startDay });
  if (read instanceof Map) return { news: 'wrong', wrong: read, fields };
  const { account, mail, ...rest } = read as Told;
  if (rest.consents.get('declaration') !== true) return said('refused');
  const token = newToken();
  const person = keys.ring.pseudonymise(account ?? `ref:${token}`);
  const kept = await store.db.transaction().execute(async (transaction) => {
    await demandKeys(transaction, keys.ring);
    const taken = await takeFormDeclaration(transaction, {
      ...{ person, day: today, at, ...rest },
      textVersion: CONSENT_VERSION,
      linkHash: hashToken(token),
      sealedMail: mail && keys.ring.idSeal.seal(`${mail} ${token}`, person),
      by: { name: who.name, person: false },
    });
    if (taken === 'added')
      await recordAudit(transaction, audited(who, at, 'declaration-noted', 'declaration', null));
    return taken;
  });
  return { ...said(kept), ...(kept === 'added' && { link: token }) };
}
