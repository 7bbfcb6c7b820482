import { Migrator } from 'kysely/migration';
import { AppError } from '../../db/core/errors.ts';
import { migrationsFor } from '../../db/migrations/index.ts';
import { ReadinessAnswer } from '../contract/health.ts';
import { operation } from '../operation.ts';

export const getReadiness = operation({
  id: 'getReadiness',
  path: '/readyz',
  summary: 'The store answers and its schema is the newest: traffic may come.',
  access: 'open',
  answer: ReadinessAnswer,
  refusals: [503],
  handle: async ({ store }) => {
    const migrator = new Migrator({ db: store.db, provider: migrationsFor(store.engine) });
    const migrations = await migrator.getMigrations().catch((cause: unknown) => {
      throw notReady('La base ne répond pas.', 'The store does not answer.', cause);
    });
    if (!migrations.every(({ executedAt }) => executedAt)) {
      throw notReady('Le schéma de la base n’est pas à jour.', 'The schema of the store is not up to date.');
    }
    return { status: 'ready' as const };
  },
});

const notReady = (fr: string, en: string, cause?: unknown) =>
  new AppError({ code: 'not-ready', status: 503, fr, en, cause });
