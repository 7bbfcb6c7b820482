import { type Request, type Response, Router, urlencoded } from 'express';
import { knownError } from '../../db/core/errors.ts';
import type { Session } from '../../db/queries/sign-in.ts';
import { rememberWrite } from '../auth/remember-write.ts';
import { requireReader } from '../auth/require-session.ts';
import type { Context } from '../context.ts';
import { actOn } from '../following/acts.ts';
import { type Done, FOLLOW_TITLE, followingBody } from '../following/following-page.ts';
import { allowMethods, READ } from '../middleware/allow-methods.ts';
import { languageOf } from '../middleware/language.ts';
import { SORTERS } from '../sorting.ts';
import { pathsOf } from '../telling/addresses.ts';
import { fieldsOf } from '../telling/fields-of.ts';
import { html } from '../telling/html.ts';
import { sendPage } from '../telling/page.ts';
import { personKeys } from '../telling/person-keys.ts';
import { ownLink } from '../telling/thanks.ts';
import { WhileUnchanged } from '../while-unchanged.ts';

const NOTHING: Done = { news: null, wrong: new Map(), fields: {} };

/** What volunteers do once posts are sorted: a page of forms, for who is signed in and sorts. */
export function followingRoutes(context: Context): Router {
  const router = Router();
  const paths = pathsOf('follow');
  const keys = personKeys(context);
  const form = urlencoded({ extended: false, limit: '8kb', parameterLimit: 60 });
  const only = { roles: SORTERS, shared: null };
  const kept = new WhileUnchanged(context.store);

  router.all(paths, allowMethods([...READ, 'POST']));
  router.get(paths, async (request, response) => {
    response.locals.operation = 'showFollowUp';
    try {
      await requireReader(context, request, only, kept);
    } catch (error) {
      // A person is shown the way in, or why there is none: not a problem for machines.
      const known = knownError(error);
      if (known?.status === 403) {
        const body = html`<p>${known.sentence[languageOf(request)]}</p>`;
        return sendPage(context, request, response, {
          page: 'follow',
          title: FOLLOW_TITLE,
          body,
          status: 403,
        });
      }
      if (known?.status !== 401) throw error;
      return response.set('Cache-Control', 'no-store').redirect(303, `/${languageOf(request)}/entree`);
    }
    await send(context, request, response, NOTHING);
  });
  router.post(paths, async (request, response, next) => {
    response.locals.operation = 'followUp';
    // Before anything of the request is read.
    const reader = await requireReader(context, request, only, kept);
    response.locals.who = reader.who ?? null;
    next();
  });
  router.post(paths, form, async (request, response) => {
    const { who } = response.locals as { who: Session };
    const done = await actOn({ context, who, keys }, fieldsOf(request.body));
    await rememberWrite(context, who);
    await send(context, request, response, done);
  });
  return router;
}

async function send(context: Context, request: Request, response: Response, done: Done): Promise<void> {
  const language = languageOf(request);
  const link = done.link === undefined ? {} : { link: ownLink(context.publicUrl, done.link, language) };
  const body = await followingBody(context, { ...done, ...link }, language);
  const status = done.wrong.size > 0 ? 400 : done.news === 'gone' ? 409 : 200;
  await sendPage(context, request, response, { page: 'follow', title: FOLLOW_TITLE, body, status });
}
