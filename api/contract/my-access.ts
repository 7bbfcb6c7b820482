import { z } from 'zod';
import { OpenSession, Passkey, Role } from './ways-in.ts';

/** Who I am here, the passkeys of my devices and where I am signed in. */
export const MyAccessAnswer = z
  .object({
    name: z.string(),
    role: Role,
    /** False: passkeys need an https address, or localhost. */
    canRegister: z.boolean(),
    passkeys: z.array(Passkey),
    sessions: z.array(OpenSession),
  })
  .meta({ id: 'MyAccess' });
export type MyAccessAnswer = z.infer<typeof MyAccessAnswer>;

/** As WebAuthn writes it; the browser's own JSON methods read it. */
export const PasskeyOptions = z.looseObject({ challenge: z.string() });

export const PasskeyBody = z.strictObject({
  response: z.looseObject({
    id: z.string().max(1500),
    rawId: z.string().max(1500),
    type: z.literal('public-key'),
    response: z.looseObject({
      clientDataJSON: z.string().max(4000),
      attestationObject: z.string().max(6000),
    }),
  }),
});

export const PasskeyRemovedBody = z.strictObject({ passkey: z.int().min(1) });

/** Some sessions by their ids, as the list tells them. */
export const SessionsEndedBody = z.strictObject({ sessions: z.array(z.string().length(16)).min(1).max(100) });
