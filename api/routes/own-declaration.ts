import { fileURLToPath } from 'node:url';
import { type Request, type Response, Router, urlencoded } from 'express';
import type { QuotePurpose } from '../../db/core/answers.ts';
import type { Language } from '../../db/core/errors.ts';
import { type ErasureLine, noteErasure } from '../../db/privacy/erasures-file.ts';
import { addFacts } from '../../db/queries/declaration-facts.ts';
import { answerFollowUp } from '../../db/queries/follow-ups.ts';
import {
  forgetMail,
  holdOwnDeclaration,
  type OwnDeclaration,
  readOwnDeclaration,
  stopFollowUps,
  withdrawDeclaration,
} from '../../db/queries/own-declaration.ts';
import { tellTestimonial } from '../../db/queries/testimonials.ts';
import type { Database } from '../../db/store.ts';
import { limitAttempts } from '../auth/limit-attempts.ts';
import { hashToken } from '../auth/tokens.ts';
import type { Context } from '../context.ts';
import { allowMethods, READ } from '../middleware/allow-methods.ts';
import { languageOf } from '../middleware/language.ts';
import { pathsOf } from '../telling/addresses.ts';
import { CONSENT_VERSION } from '../telling/consent-texts.ts';
import { fieldsOf } from '../telling/fields-of.ts';
import { askForLink, OWN_TITLE, type OwnMessage, ownBody } from '../telling/own-page.ts';
import { sendPage } from '../telling/page.ts';
import { type Fields, readFacts, type Wrong } from '../telling/read-declaration.ts';
import { readTestimonial } from '../telling/read-testimonial.ts';

const SCRIPT = fileURLToPath(new URL('../telling/own-link.js', import.meta.url));
const SCRIPT_PATH = '/own-link.js';

/** A person's own page. Its token comes behind a # or in a form, never in what a server or a log sees of an address. */
export function ownDeclarationRoutes(context: Context): Router {
  const router = Router();
  const { store } = context;
  const waitOf = limitAttempts(context, 'own-declaration');
  const paths = pathsOf('own');
  const form = urlencoded({ extended: false, limit: '8kb', parameterLimit: 20 });

  router.all(SCRIPT_PATH, allowMethods(READ));
  router.get(SCRIPT_PATH, (_request, response) => {
    response.sendFile(SCRIPT, { headers: { 'Cache-Control': 'public, max-age=3600' } });
  });
  router.all(paths, allowMethods([...READ, 'POST']));
  router.get(paths, async (request, response) => {
    response.locals.operation = 'askForOwnLink';
    await sendAsk(context, request, response, null);
  });
  router.post(paths, form, async (request, response) => {
    response.locals.operation = 'openOwnDeclaration';
    const seconds = await waitOf(request.ip ?? '');
    if (seconds > 0) {
      response.set('Retry-After', `${seconds}`);
      return sendAsk(context, request, response, 'often');
    }
    const fields = fieldsOf(request.body);
    const token = (fields.token ?? '').split('#').at(-1)?.trim() ?? '';
    const linkHash = hashToken(token);
    const language = languageOf(request);
    const done = await store.db.transaction().execute(async (transaction) => {
      await holdOwnDeclaration(transaction, linkHash);
      const own = await readOwnDeclaration(transaction, linkHash);
      return own ? act(context, transaction, { own, linkHash, fields, language }) : null;
    });
    if (!done) return sendAsk(context, request, response, 'none');
    const own = await readOwnDeclaration(store.db, linkHash);
    if (!own) return sendAsk(context, request, response, 'gone');
    const body = ownBody({ own, token, sent: done.wrong.size > 0 ? fields : {}, ...done }, language);
    const status = done.wrong.size > 0 ? 400 : 200;
    await sendPage(context, request, response, { page: 'own', title: OWN_TITLE, body, status });
  });
  return router;
}

type Done = { readonly message: OwnMessage | null; readonly wrong: Wrong };

/** What a person asks for on her page; an unknown wish only shows it. */
async function act(
  context: Context,
  db: Database,
  {
    own,
    linkHash,
    fields,
    language,
  }: { own: OwnDeclaration; linkHash: string; fields: Fields; language: Language },
): Promise<Done> {
  const { clock, calendar, collective } = context;
  const at = clock.now();
  const today = calendar.dayOf(at);
  const wrong = new Map();
  let message: OwnMessage | null = null;
  if (fields.do === 'correct') {
    const facts = readFacts(fields, { today, first: collective.startDay }, wrong);
    if (facts) await addFacts(db, own.id, facts, { at, person: true, notedBy: 'form' });
    if (facts) message = 'corrected';
  } else if (fields.do === 'answer') {
    const asked = own.asked.find(({ id }) => `${id}` === fields.asked);
    if (asked && /^(yes|no|unsaid)$/.test(fields.still ?? '')) {
      const stillEmployed = fields.still === 'unsaid' ? null : fields.still === 'yes';
      await answerFollowUp(db, { id: asked.id, day: today, stillEmployed });
      // Nothing more is asked after six months: the address has served.
      if (asked.month === 6) await forgetMail(db, own.id);
      message = 'answered';
    }
  } else if (fields.do === 'testify' || fields.do === 'untestify') {
    const none = { text: '', shownName: null, media: new Set<QuotePurpose>() };
    const told = fields.do === 'testify' ? readTestimonial(fields, wrong) : none;
    if (told) {
      const said = { at, textVersion: CONSENT_VERSION };
      await keepApart(context, { link: linkHash, did: 'quoted', media: [...told.media], ...said });
      await tellTestimonial(
        db,
        { person: own.person, declarationId: own.id },
        { ...told, ...said, language },
      );
      message = told.media.size > 0 ? 'testified' : 'untestified';
    }
  } else if (fields.do === 'stop') {
    const stopped = { at, textVersion: CONSENT_VERSION };
    await keepApart(context, { link: linkHash, did: 'stopped', ...stopped });
    await stopFollowUps(db, own, stopped);
    message = 'stopped';
  } else if (fields.do === 'withdraw') {
    if (fields.sure === 'yes') {
      await keepApart(context, { link: linkHash, did: 'withdrawn', at });
      await withdrawDeclaration(db, own);
    } else message = 'unsure';
  }
  return { message, wrong };
}

/** Noted apart from the store, so that a backup does not bring it back. What she asks for is done all the same. */
async function keepApart({ erasuresFile, log }: Context, line: ErasureLine): Promise<void> {
  if (!erasuresFile) return;
  await noteErasure(erasuresFile, line).catch(() => {
    log.error('the file of erasures cannot be written: a restore would bring back what a person took back');
  });
}

async function sendAsk(
  context: Context,
  request: Request,
  response: Response,
  message: OwnMessage | null,
): Promise<void> {
  const status = message === 'none' ? 404 : message === 'often' ? 429 : 200;
  const body = askForLink(message, context.collective, languageOf(request));
  await sendPage(context, request, response, {
    page: 'own',
    title: OWN_TITLE,
    body,
    status,
    script: SCRIPT_PATH,
  });
}
