import { fileURLToPath } from 'node:url';
import { json, type RequestHandler, Router } from 'express';
import { AppError } from '../../db/core/errors.ts';
import { recordAudit } from '../../db/queries/audit.ts';
import { usePasskey } from '../../db/queries/passkeys.ts';
import { openSession, purgeExpired } from '../../db/queries/sign-in.ts';
import { audited } from '../audited.ts';
import { deviceName } from '../auth/device-name.ts';
import { askToEnter, copied, readEntry, type Signed, wentBack } from '../auth/passkeys.ts';
import { setSessionCookie } from '../auth/session-cookie.ts';
import { SESSION_MS, sessionLife } from '../auth/session-life.ts';
import { hashToken, newToken } from '../auth/tokens.ts';
import type { Context } from '../context.ts';
import { allowMethods, READ } from '../middleware/allow-methods.ts';
import { languageOf } from '../middleware/language.ts';

const SCRIPT = fileURLToPath(new URL('../auth/sign-in.js', import.meta.url));

/**
 * Signing in with a passkey: what to sign, then the signature for a session.
 * @param waitOf counts one attempt of this address: the seconds to wait, or 0
 */
export function passkeyRoutes(context: Context, waitOf: (address: string) => Promise<number>): Router {
  const { store, clock, calendar, publicUrl } = context;
  const router = Router();
  router.all('/entree.js', allowMethods(READ));
  router.get('/entree.js', (_request, response) => {
    response.sendFile(SCRIPT, { headers: { 'Cache-Control': 'public, max-age=3600' } });
  });

  const limited: RequestHandler = async (request, response, next) => {
    const seconds = await waitOf(request.ip ?? '');
    if (seconds > 0) response.set('Retry-After', `${seconds}`);
    next(seconds > 0 ? tooMany() : undefined);
  };

  const asking = ['/fr/entree/demande', '/en/entree/demande'];
  router.all(asking, allowMethods(['POST']));
  router.post(asking, async (_request, response) => {
    response.locals.operation = 'askPasskey';
    response.set('Cache-Control', 'no-store').json(await askToEnter(context));
  });

  const entering = ['/fr/entree/cle', '/en/entree/cle'];
  router.all(entering, allowMethods(['POST']));
  router.post(entering, limited, json({ limit: '8kb' }), async (request, response) => {
    response.locals.operation = 'signInByPasskey';
    const signed = await readEntry(context, (request.body ?? {}) as object);
    const now = clock.now();
    if (wentBack(signed)) await refuseCopy(context, signed);
    await purgeExpired(store.db, now);
    const token = newToken();
    const { passkey, member, counter } = signed;
    const used = await store.db.transaction().execute(async (transaction) => {
      if (!(await usePasskey(transaction, { id: passkey.id, before: passkey.counter, counter, at: now })))
        return false;
      const person = { name: member.name, role: member.role, staff_id: member.id };
      await openSession(transaction, person, {
        sessionHash: hashToken(token),
        now,
        today: calendar.dayOf(now),
        ...sessionLife(now, 'passkey', context.sessionIdleHours),
        device: deviceName(request.get('user-agent')),
      });
      return true;
    });
    if (!used) await refuseCopy(context, signed);
    setSessionCookie(response, publicUrl, token, SESSION_MS.passkey);
    response.set('Cache-Control', 'no-store').json({ to: `/${languageOf(request)}` });
  });
  return router;
}

/** Two devices with one key: which of them is its owner's cannot be told, so neither gets in by it unseen. */
async function refuseCopy({ store, clock }: Context, { passkey, member }: Signed): Promise<never> {
  await store.db
    .transaction()
    .execute((transaction) =>
      recordAudit(transaction, audited(member, clock.now(), 'passkey-copy-refused', 'passkey', passkey.id)),
    );
  throw copied();
}

const tooMany = (): AppError =>
  new AppError({
    code: 'too-many-attempts',
    status: 429,
    fr: 'Trop d’essais de connexion viennent de votre réseau. Attendez une minute, puis réessayez.',
    en: 'Too many attempts to sign in come from your network. Wait a minute, then try again.',
  });
