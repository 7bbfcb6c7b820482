import { noteWrite, type Session } from '../../db/queries/sign-in.ts';
import { onPrimary } from '../../db/replica/readers.ts';
import type { Context } from '../context.ts';

/** Whatever this session reads next holds what it has just written, even where it is read from a replica. */
export async function rememberWrite({ store, readers }: Context, { token_hash }: Session): Promise<void> {
  const position = await (readers ?? onPrimary(store)).position();
  if (position) await noteWrite(store.db, token_hash, position);
}
