import { isIP } from 'node:net';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { AppError } from '../../db/core/errors.ts';
import { findPasskey, listPasskeys, type Passkey } from '../../db/queries/passkeys.ts';
import type { StaffMember } from '../../db/queries/staff.ts';
import type { Context } from '../context.ts';

type Registration = Parameters<typeof verifyRegistrationResponse>[0]['response'];
type Authentication = Parameters<typeof verifyAuthenticationResponse>[0]['response'];
/** What a signature showed: whose passkey, and how often it has signed by now. */
export type Signed = { readonly passkey: Passkey; readonly member: StaffMember; readonly counter: number };

/** EdDSA, ES256 and RS256: what devices make. The library would try a newer one that Node still warns about. */
const ALGORITHMS = [-8, -7, -257];
const ENTER = 'enter';
const registering = (member: StaffMember): string => `register ${member.handle}`;

/** The name that passkeys are bound to; null when people reach the service at a bare number, which no browser takes. */
export function passkeyDomain(publicUrl: string): string | null {
  const { hostname, protocol } = new URL(publicUrl);
  const isNamed = isIP(hostname.replace(/^\[|\]$/g, '')) === 0;
  return isNamed && (protocol === 'https:' || hostname === 'localhost') ? hostname : null;
}

/** What a browser needs to make a passkey for this person. */
export async function askToRegister(context: Context, member: StaffMember) {
  const { store, challenges, collective, publicUrl } = context;
  const kept = await listPasskeys(store.db, member.id);
  return generateRegistrationOptions({
    rpName: collective.name,
    rpID: requireDomain(publicUrl),
    userName: member.name,
    userDisplayName: member.name,
    userID: new Uint8Array(Buffer.from(member.handle, 'base64url')),
    challenge: challenges.make(registering(member)),
    supportedAlgorithmIDs: ALGORITHMS,
    attestationType: 'none',
    // No second key on a device that has one.
    excludeCredentials: kept.map(({ credential }) => ({ id: credential })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/**
 * The public half of the passkey that a browser has made.
 * @throws AppError `passkey-refused` 400
 */
export async function readRegistration(
  { challenges, publicUrl }: Context,
  member: StaffMember,
  response: object,
) {
  const made = await refusing(
    verifyRegistrationResponse({
      response: response as Registration,
      expectedChallenge: (challenge) => challenges.spend(challenge, registering(member)),
      expectedOrigin: publicUrl,
      expectedRPID: requireDomain(publicUrl),
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  );
  if (!made.verified) throw refused();
  const { id, publicKey, counter, transports = [] } = made.registrationInfo.credential;
  return {
    credential: id,
    public_key: Buffer.from(publicKey).toString('base64url'),
    counter,
    transports: transports.filter((name) => /^[a-z-]{1,20}$/.test(name)).join(','),
  };
}

/** What a browser needs to sign in whoever is before it: any passkey of this service will do. */
export function askToEnter({ challenges, publicUrl }: Context) {
  return generateAuthenticationOptions({
    rpID: requireDomain(publicUrl),
    challenge: challenges.make(ENTER),
    userVerification: 'required',
  });
}

/** How browsers write the id of a passkey. */
const BASE64URL = /^[\w-]+$/;

/**
 * Who signed the challenge.
 * @throws AppError `passkey-refused` 400; `passkey-copied` 403 with the passkey when its counter went back
 */
export async function readEntry(
  { store, challenges, publicUrl }: Context,
  response: object,
): Promise<Signed> {
  const rpID = requireDomain(publicUrl);
  const { id, response: inner } = response as { id?: unknown; response?: { userHandle?: unknown } };
  const found = typeof id === 'string' && BASE64URL.test(id) ? await findPasskey(store.db, id) : undefined;
  if (!found) throw refused();
  const { passkey, member } = found;
  const handle = inner?.userHandle;
  if (handle !== undefined && handle !== null && handle !== member.handle) throw refused();
  const checked = await refusing(
    verifyAuthenticationResponse({
      response: response as Authentication,
      expectedChallenge: (challenge) => challenges.spend(challenge, ENTER),
      expectedOrigin: publicUrl,
      expectedRPID: rpID,
      requireUserVerification: true,
      // The counter is compared below, where a copy can be told from a bad signature.
      credential: {
        id: passkey.credential,
        publicKey: new Uint8Array(Buffer.from(passkey.public_key, 'base64url')),
        counter: 0,
      },
    }),
  );
  if (!checked.verified) throw refused();
  return { passkey, member, counter: checked.authenticationInfo.newCounter };
}

/** A device that counts goes up by each use; one that does not says 0 for ever. */
export const wentBack = ({ passkey, counter }: Signed): boolean =>
  (passkey.counter > 0 || counter > 0) && counter <= passkey.counter;

/** The library says no by throwing, for whoever reads logs: people are told one sentence. */
async function refusing<T>(checked: Promise<T>): Promise<T> {
  try {
    return await checked;
  } catch (cause) {
    throw refused(cause);
  }
}

function requireDomain(publicUrl: string): string {
  const domain = passkeyDomain(publicUrl);
  if (domain) return domain;
  throw new AppError({
    code: 'passkeys-need-a-name',
    status: 409,
    fr: 'Les clés d’accès demandent une adresse en https, ou localhost : réglez PUBLIC_URL. Le lien d’entrée fonctionne sans elles.',
    en: 'Passkeys need an https address, or localhost: set PUBLIC_URL. The sign-in link works without them.',
  });
}

export const refused = (cause?: unknown): AppError =>
  new AppError({
    code: 'passkey-refused',
    status: 400,
    fr: 'Cette clé d’accès n’est pas reconnue, ou la demande a expiré. Réessayez ; sinon, demandez un lien à la coordination.',
    en: 'This passkey is not known, or the request has expired. Try again; if it fails, ask the coordination for a link.',
    cause,
  });

export const copied = (): AppError =>
  new AppError({
    code: 'passkey-copied',
    status: 403,
    fr: 'Cette clé d’accès semble avoir été copiée : elle est refusée. Demandez un nouveau lien à la coordination.',
    en: 'This passkey seems to have been copied: it is refused. Ask the coordination for a new link.',
  });
