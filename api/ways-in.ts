import type { Passkey as PasskeyRow } from '../db/queries/passkeys.ts';
import { type Session, shortOf } from '../db/queries/sign-in.ts';
import type { Context } from './context.ts';
import type { OpenSession, Passkey } from './contract/ways-in.ts';

export const passkeysOf = (rows: readonly PasskeyRow[]): Passkey[] =>
  rows.map(({ id, device, created_at, last_used_at }) => ({
    id,
    device,
    createdAt: created_at,
    lastUsedAt: last_used_at,
  }));

export const sessionsOf = (rows: readonly Session[], who: Session, { calendar }: Context): OpenSession[] =>
  rows.map(({ token_hash, device, created_at, used_day, expires_at }) => ({
    id: shortOf(token_hash),
    current: token_hash === who.token_hash,
    device: device ?? '?',
    openedAt: created_at,
    usedDay: used_day ?? calendar.dayOf(created_at),
    expiresAt: expires_at,
  }));
