import type { Database } from '../store.ts';

/**
 * Ends every session, of volunteers and of shared links, and takes back the invitations that nobody has used: some
 * had been ended since the backup that brings them back.
 */
export async function endEverySession(db: Database): Promise<void> {
  await db.deleteFrom('session').execute();
  await db.deleteFrom('shared_session').execute();
  await db.deleteFrom('sign_in_link').where('used_at', 'is', null).execute();
}
