import { z } from 'zod';
import { OpenSession, Passkey, Role } from './ways-in.ts';

const Name = z.string().trim().min(1).max(80);

/** Who may come in, with all that lets them in; then those whose access has ended, for three months. */
export const AccessAnswer = z
  .object({
    people: z.array(
      z.object({
        id: z.int(),
        name: z.string(),
        role: Role,
        since: z.iso.datetime(),
        endedAt: z.iso.datetime().nullable(),
        /** The one who asks. */
        you: z.boolean(),
        /** Nobody else could give access any more: their role and their access stay. */
        lastAdministrator: z.boolean(),
        passkeys: z.array(Passkey),
        sessions: z.array(OpenSession),
        /** One-time links, the newest first; those that ended are told for thirty days. */
        invitations: z.array(
          z.object({
            id: z.string(),
            state: z.enum(['open', 'used', 'expired']),
            madeAt: z.iso.datetime(),
            expiresAt: z.iso.datetime(),
            usedAt: z.iso.datetime().nullable(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'Access' });
export type AccessAnswer = z.infer<typeof AccessAnswer>;

export const InvitationBody = z.strictObject({
  name: Name.meta({ description: 'How the service calls them. Of somebody known: a new link, for them.' }),
  role: Role,
});

/** `url` is told this once: the store keeps its digest only. */
export const InvitedAnswer = z
  .object({ url: z.url(), expiresAt: z.iso.datetime(), access: AccessAnswer })
  .meta({ id: 'Invited' });
export type InvitedAnswer = z.infer<typeof InvitedAnswer>;

const person = z.int().min(1).meta({ description: 'Their number, as the list tells it.' });
export const RoleBody = z.strictObject({ person, role: Role });
export const PersonBody = z.strictObject({ person });
export const PersonSessionsBody = z.strictObject({
  person,
  sessions: z.array(z.string().length(16)).min(1).max(100),
});
export const PersonInvitationBody = z.strictObject({ person, invitation: z.string().length(16) });
export const PersonPasskeyBody = z.strictObject({ person, passkey: z.int().min(1) });
