import { CATALOGUE } from '../../db/catalogue/index.ts';
import { systemClock } from '../../db/core/clock.ts';
import { readCollective } from '../../db/core/collective.ts';
import { readEnv } from '../../db/core/env.ts';
import { openStore } from '../../db/store.ts';
import { buildEdition } from '../edition/build.ts';
import { keepDraft } from '../edition/life.ts';
import { type ReportOptions, type ReportTerminal, readYear } from './ready.ts';
import { AT_TERMINAL } from './text.ts';

/** Keeps the draft of a year, for publishers to check and approve; prints its id. */
export async function draft(options: ReportOptions, { print }: Pick<ReportTerminal, 'print'>): Promise<void> {
  const year = readYear(options);
  const env = readEnv();
  const collective = readCollective(env.collectiveFile);
  await using store = await openStore(env.databaseUrl, { mustExist: true });
  const document = await buildEdition(
    { store, collective, catalogue: CATALOGUE, clock: systemClock, publicUrl: env.publicUrl },
    { kind: 'anniversary', year },
  );
  const by = options.by ?? AT_TERMINAL;
  await store.db
    .transaction()
    .execute((transaction) => keepDraft(transaction, document, { by, at: systemClock.now() }));
  print(document.id);
}
