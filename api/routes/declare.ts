import { type Request, type Response, Router, urlencoded } from 'express';
import type { Language, Sentence } from '../../db/core/errors.ts';
import { demandKeys } from '../../db/privacy/held-keys.ts';
import { declarationOfLink } from '../../db/queries/declarations.ts';
import { type FormDeclaration, takeFormDeclaration } from '../../db/queries/form-declarations.ts';
import { limitAttempts } from '../auth/limit-attempts.ts';
import { hashToken } from '../auth/tokens.ts';
import type { Context } from '../context.ts';
import { allowMethods, READ } from '../middleware/allow-methods.ts';
import { languageOf } from '../middleware/language.ts';
import { pathsOf } from '../telling/addresses.ts';
import { CONSENT_VERSION } from '../telling/consent-texts.ts';
import { DECLARE_TITLE, declarationForm } from '../telling/declaration-form.ts';
import { fieldsOf } from '../telling/fields-of.ts';
import { type FormStamp, newStamp, ownToken, readStamp } from '../telling/form-stamp.ts';
import { linkMail } from '../telling/link-mail.ts';
import { sendPage } from '../telling/page.ts';
import { formClosed, type PersonKeys, personKeys } from '../telling/person-keys.ts';
import { type Fields, readDeclaration, type Told, type Wrong } from '../telling/read-declaration.ts';
import { ownLink, refusedBody, THANKS_TITLE, thanksBody } from '../telling/thanks.ts';

/** Nobody fills the form in faster; and a stamp is good for a day. */
const FASTEST_MS = 3_000;
const OLDEST_MS = 24 * 3_600_000;

/** The public form: opened, sent, thanked for. Nothing is written unless the person agrees to it. */
export function declareRoutes(context: Context): Router {
  const router = Router();
  const keys = personKeys(context);
  const waitOf = limitAttempts(context, 'declaration');
  const paths = pathsOf('declare');
  const form = urlencoded({ extended: false, limit: '8kb', parameterLimit: 60 });

  router.all(paths, allowMethods([...READ, 'POST']));
  router.get(paths, async (request, response) => {
    response.locals.operation = 'showDeclarationForm';
    if (!keys) throw formClosed();
    await sendForm(context, keys, request, response, { fields: {}, wrong: new Map() });
  });
  router.post(paths, form, async (request, response) => {
    response.locals.operation = 'declare';
    if (!keys) throw formClosed();
    const fields = fieldsOf(request.body);
    const stamp = readStamp(keys.stampKey, fields.stamp ?? '', context.clock.now());
    const seconds = await waitOf(request.ip ?? '');
    const refusal = seconds > 0 ? REFUSED.often : refusalOf(stamp, fields);
    if (!stamp || refusal) {
      if (seconds > 0) response.set('Retry-After', `${seconds}`);
      const wrong: Wrong = new Map([['form', refusal ?? REFUSED.late]]);
      return sendForm(context, keys, request, response, { fields, wrong, status: seconds > 0 ? 429 : 400 });
    }
    const { calendar, clock, collective } = context;
    const today = calendar.dayOf(clock.now());
    const told = readDeclaration(fields, { today, first: collective.startDay });
    if (told instanceof Map)
      return sendForm(context, keys, request, response, { fields, wrong: told, status: 400 });
    await thank(context, keys, request, response, { told: told as Told, stamp });
  });
  return router;
}

/** Why a form is not taken as it came; what was written in it is shown again. */
function refusalOf(stamp: FormStamp | null, fields: Fields): Sentence | null {
  if (!stamp || stamp.ageMs > OLDEST_MS) return REFUSED.late;
  if (stamp.ageMs < FASTEST_MS) return REFUSED.fast;
  return fields.site ? REFUSED.trap : null;
}

async function thank(
  context: Context,
  keys: PersonKeys,
  request: Request,
  response: Response,
  { told, stamp }: { told: Told; stamp: FormStamp },
): Promise<void> {
  const language = languageOf(request);
  if (told.consents.get('declaration') !== true) {
    return sendPage(context, request, response, {
      page: 'declare',
      title: THANKS_TITLE,
      body: refusedBody(language),
    });
  }
  const token = ownToken(keys.stampKey, stamp);
  const kept = await keep(context, keys, { told, stamp, token });
  const link = ownLink(context.publicUrl, token, language);
  const sent = {
    link,
    again: kept === 'again',
    account: told.account !== null,
    mailed: kept === 'again' ? null : await mailLink(context, language, told, link),
  };
  await sendPage(context, request, response, {
    page: 'declare',
    title: THANKS_TITLE,
    body: thanksBody(sent, language),
  });
}

/** Sent whether or not the account was known: the page must not tell. null: there is nothing to send. */
async function mailLink(
  { mailer, collective, log }: Context,
  language: Language,
  { mail, consents }: Told,
  link: string,
): Promise<boolean | null> {
  if (!mailer || mail === null || consents.get('follow_up') !== true) return null;
  try {
    return (await mailer.send(linkMail(language, mail, link, collective.name))) === 'sent';
  } catch {
    log.warn('the mail server does not take messages: a link was shown only');
    return false;
  }
}

async function keep(
  { store, clock, calendar }: Context,
  { ring }: PersonKeys,
  { told, stamp, token }: { told: Told; stamp: FormStamp; token: string },
): ReturnType<typeof takeFormDeclaration> {
  const at = clock.now();
  const person = ring.pseudonymise(told.account ?? `ref:${stamp.nonce}`);
  const linkHash = hashToken(token);
  const declaration: FormDeclaration = {
    person,
    day: calendar.dayOf(at),
    at,
    ...{ facts: told.facts, contacts: told.contacts, profile: told.profile, consents: told.consents },
    textVersion: CONSENT_VERSION,
    linkHash,
    // The link goes with the address: an invitation months later leads to the same page.
    sealedMail: told.mail && ring.idSeal.seal(`${told.mail} ${token}`, person),
    by: { name: 'form', person: true },
  };
  try {
    return await store.db.transaction().execute(async (transaction) => {
      await demandKeys(transaction, ring);
      return takeFormDeclaration(transaction, declaration);
    });
  } catch (error) {
    // Pressed twice: the other of the two was quicker.
    if (await declarationOfLink(store.db, linkHash)) return 'again';
    throw error;
  }
}

async function sendForm(
  context: Context,
  { stampKey }: PersonKeys,
  request: Request,
  response: Response,
  { fields, wrong, status = 200 }: { fields: Fields; wrong: Wrong; status?: number },
): Promise<void> {
  const { clock, collective } = context;
  // A form that is shown again keeps its stamp as long as it is good: sent twice, it is still one.
  const old = readStamp(stampKey, fields.stamp ?? '', clock.now());
  const stamp = old && old.ageMs < OLDEST_MS / 2 ? (fields.stamp as string) : newStamp(stampKey, clock.now());
  const drawing = { language: languageOf(request), fields, wrong };
  const body = declarationForm(drawing, { collective, stamp });
  await sendPage(context, request, response, { page: 'declare', title: DECLARE_TITLE, body, status });
}

const REFUSED = {
  late: {
    fr: 'Ce formulaire est resté ouvert trop longtemps. Ce que vous avez écrit est encore là : relisez, puis envoyez de nouveau.',
    en: 'This form has been open for too long. What you wrote is still here: read it again, then send it once more.',
  },
  fast: {
    fr: 'C’était très rapide, et nous écartons les robots : attendez trois secondes, puis envoyez de nouveau.',
    en: 'That was very fast, and robots are kept out: wait three seconds, then send it once more.',
  },
  trap: {
    fr: 'Un champ caché a été rempli, sans doute par votre navigateur. Il est vide à présent : envoyez de nouveau.',
    en: 'A hidden field was filled in, by your browser perhaps. It is empty now: send it once more.',
  },
  often: {
    fr: 'Trop d’envois viennent de votre réseau. Attendez une minute, puis envoyez de nouveau.',
    en: 'Too many forms come from your network. Wait a minute, then send it once more.',
  },
} satisfies Record<string, Sentence>;
