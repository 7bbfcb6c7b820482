import { z } from 'zod';

/** Who I am here, the passkeys of my devices and where I am signed in. */
export const MyAccessAnswer = z
  .object({
    name: z.string(),
    role: z.enum(['coordinator', 'publisher', 'steward', 'administrator']),
    /** False: passkeys need an https address, or localhost. */
    canRegister: z.boolean(),
    passkeys: z.array(
      z.object({
        id: z.int(),
        device: z.string(),
        createdAt: z.iso.datetime(),
        lastUsedAt: z.iso.datetime().nullable(),
      }),
    ),
    sessions: z.array(
      z.object({
        id: z.string(),
        /** The one that asks. */
        current: z.boolean(),
        device: z.string(),
        openedAt: z.iso.datetime(),
        usedDay: z.iso.date(),
        expiresAt: z.iso.datetime(),
      }),
    ),
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
