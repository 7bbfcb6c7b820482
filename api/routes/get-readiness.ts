import { Migrator } from 'kysely/migration';
import { AppError, storeTrouble } from '../../db/core/errors.ts';
import { migrationsFor } from '../../db/migrations/index.ts';
import { ReadinessAnswer } from '../contract/health.ts';
import { operation } from '../operation.ts';

/** Whoever asks gives up about then; a server that hangs holds its connection much longer. */
const LIMIT_MS = 3_000;

export const getReadiness = operation({
  id: 'getReadiness',
  path: '/readyz',
  summary: 'The store answers, takes writes, and its schema is the newest: traffic may come.',
  access: 'open',
  answer: ReadinessAnswer,
  refusals: [503],
  handle: async ({ store, watch }) => {
    const migrator = new Migrator({ db: store.db, provider: migrationsFor(store.engine) });
    const late = Promise.withResolvers<never>();
    const limit = setTimeout(() => late.reject(new Error(`no answer in ${LIMIT_MS} ms`)), LIMIT_MS);
    const asked = Promise.all([migrator.getMigrations(), watch.look()]);
    const [migrations, troubles] = await Promise.race([asked, late.promise])
      .catch((cause: unknown) => {
        throw storeTrouble(cause) ?? notReady('La base ne répond pas.', 'The store does not answer.', cause);
      })
      .finally(() => clearTimeout(limit));
    if (!migrations.every(({ executedAt }) => executedAt)) {
      throw notReady('Le schéma de la base n’est pas à jour.', 'The schema of the store is not up to date.');
    }
    const stopping = troubles.find(({ stops }) => stops);
    if (stopping) throw new AppError({ ...stopping, status: 503 });
    return {
      status: troubles.length === 0 ? ('ready' as const) : ('degraded' as const),
      troubles: [...troubles],
    };
  },
});

const notReady = (fr: string, en: string, cause?: unknown) =>
  new AppError({ code: 'not-ready', status: 503, fr, en, cause });
