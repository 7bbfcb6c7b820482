import type { Migration, MigrationProvider } from 'kysely/migration';
import type { Engine } from '../dialect/ddl.ts';
import { firstStore } from './0001-first-store.ts';
import { collecting } from './0002-collecting.ts';
import { adopters } from './0004-adopters.ts';
import { tallies } from './0009-tallies.ts';
import { publicRelease } from './0010-public-release.ts';
import { engagement } from './0011-engagement.ts';
import { triageDays } from './0013-triage-days.ts';
import { declaredFacts } from './0014-declared-facts.ts';
import { audit } from './0017-audit.ts';
import { sortingDesk } from './0018-sorting-desk.ts';
import { people } from './0020-people.ts';
import { serviceRecord } from './0021-service-record.ts';
import { followUpMail } from './0024-follow-up-mail.ts';
import { passkeys } from './0025-passkeys.ts';
import { annotations } from './0028-annotations.ts';
import { talliesInOrder } from './0031-tallies-in-order.ts';
import { sharedLinks } from './0033-shared-links.ts';
import { testimonials } from './0036-testimonials.ts';
import { editionTexts } from './0039-edition-texts.ts';
import { editionLife } from './0040-edition-life.ts';
import { daysTold } from './0046-days-told.ts';
import { closedAnnotations } from './0050-closed-annotations.ts';
import { idleSessions } from './0051-idle-sessions.ts';
import { leases } from './0057-leases.ts';
import { attempts } from './0058-attempts.ts';
import { writePositions } from './0064-write-positions.ts';
import { sumsTogether } from './0075-sums-together.ts';
import { authorFollowers } from './0076-author-followers.ts';
import { jobsByStart } from './0077-jobs-by-start.ts';
import { countedWaiting } from './0093-counted-waiting.ts';
import { testimonialLanguage } from './0096-testimonial-language.ts';
import { measuresByPeriod } from './0097-measures-by-period.ts';
import { zerosOfNothing } from './0098-zeros-of-nothing.ts';

/** Every migration, in order. One that has landed is never edited again. */
const MIGRATIONS: Record<string, (engine: Engine) => Migration> = {
  '0001-first-store': firstStore,
  '0002-collecting': collecting,
  '0004-adopters': adopters,
  '0009-tallies': tallies,
  '0010-public-release': publicRelease,
  '0011-engagement': engagement,
  '0013-triage-days': triageDays,
  '0014-declared-facts': declaredFacts,
  '0017-audit': audit,
  '0018-sorting-desk': sortingDesk,
  '0020-people': people,
  '0021-service-record': serviceRecord,
  '0024-follow-up-mail': followUpMail,
  '0025-passkeys': passkeys,
  '0028-annotations': annotations,
  '0031-tallies-in-order': talliesInOrder,
  '0033-shared-links': sharedLinks,
  '0036-testimonials': testimonials,
  '0039-edition-texts': editionTexts,
  '0040-edition-life': editionLife,
  '0046-days-told': daysTold,
  '0050-closed-annotations': closedAnnotations,
  '0051-idle-sessions': idleSessions,
  '0057-leases': leases,
  '0058-attempts': attempts,
  '0064-write-positions': writePositions,
  '0075-sums-together': sumsTogether,
  '0076-author-followers': authorFollowers,
  '0077-jobs-by-start': jobsByStart,
  '0093-counted-waiting': countedWaiting,
  '0096-testimonial-language': testimonialLanguage,
  '0097-measures-by-period': measuresByPeriod,
  '0098-zeros-of-nothing': zerosOfNothing,
};

export function migrationsFor(engine: Engine): MigrationProvider {
  return {
    getMigrations: async () =>
      Object.fromEntries(Object.entries(MIGRATIONS).map(([name, make]) => [name, make(engine)])),
  };
}
