import { z } from 'zod';

export const Role = z.enum(['coordinator', 'publisher', 'steward', 'administrator']);

export const Passkey = z.object({
  id: z.int(),
  device: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
});
export type Passkey = z.infer<typeof Passkey>;

/** Somewhere somebody is signed in. */
export const OpenSession = z.object({
  id: z.string(),
  /** The one that asks. */
  current: z.boolean(),
  device: z.string(),
  openedAt: z.iso.datetime(),
  usedDay: z.iso.date(),
  expiresAt: z.iso.datetime(),
});
export type OpenSession = z.infer<typeof OpenSession>;
