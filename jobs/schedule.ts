import type { Day } from '../db/core/calendar.ts';
import type { Sentence } from '../db/core/errors.ts';
import { release, releaseDue } from '../db/release/build-release.ts';
import { rollUp } from '../db/rollup/roll-up.ts';
import { bioAdopters, bioAdoptersDue } from './collect/bio-adopters.ts';
import { engagement } from './collect/engagement.ts';
import { hashtagVolume } from './collect/hashtag-volume.ts';
import { placements } from './collect/placements.ts';
import { retweetReach } from './collect/retweet-reach.ts';
import { seekerRequests } from './collect/seeker-requests.ts';
import { usage } from './collect/usage.ts';
import {
  adoptersAtMost,
  complianceAtMost,
  countsAtMost,
  engagementAtMost,
  placementsAtMost,
  relaysAtMost,
  requestsAtMost,
  usageAtMost,
} from './estimates.ts';
import type { JobContext } from './job-context.ts';
import type { Planned } from './plan.ts';
import { anniversary, yearToDraft } from './tasks/anniversary.ts';
import { audit } from './tasks/audit.ts';
import { backup } from './tasks/backup.ts';
import { compliance } from './tasks/compliance.ts';
import { followUps } from './tasks/follow-ups.ts';
import { purge } from './tasks/purge.ts';
import { triage } from './tasks/triage.ts';
import { weeklyMail, weeklyMailDue } from './tasks/weekly-mail.ts';

export type Task = Planned & {
  readonly readsX: boolean;
  readonly limitMinutes: number;
  readonly about: Sentence;
  readonly run: (context: JobContext, day: Day) => Promise<void>;
};

/**
 * The tasks of a night, in their order: the most important first, should X's limits end it early. What X asks
 * of whoever keeps its posts comes before anything more is read: its own share of the month is small, and
 * none of what follows can starve it.
 */
export const SCHEDULE: readonly Task[] = [
  {
    name: 'compliance',
    readsX: true,
    limitMinutes: 60,
    about: {
      fr: 'demande à X si les publications gardées existent encore, et efface le texte de celles qui n’y sont plus',
      en: 'asks X whether the posts kept still stand, and erases the text of those that do not',
    },
    atMost: complianceAtMost,
    run: compliance,
  },
  {
    name: 'placements',
    readsX: true,
    limitMinutes: 60,
    about: {
      fr: 'lit les publications adressées au collectif, où l’on dit avoir retrouvé un travail',
      en: 'reads posts addressed to the collective, where people say that they found work',
    },
    atMost: placementsAtMost,
    run: placements,
  },
  {
    name: 'seeker-requests',
    readsX: true,
    limitMinutes: 60,
    about: {
      fr: 'lit les publications qui portent un des hashtags',
      en: 'reads posts that carry one of the tags',
    },
    atMost: requestsAtMost,
    run: seekerRequests,
  },
  {
    name: 'triage',
    readsX: false,
    limitMinutes: 30,
    about: {
      fr: 'propose comment trier ce qui a été lu, sans lire X ; les personnes décident',
      en: 'proposes how to sort what was read, without reading X; people decide',
    },
    atMost: null,
    run: triage,
  },
  {
    name: 'retweet-reach',
    readsX: true,
    limitMinutes: 360,
    about: { fr: 'lit qui a relayé les demandes', en: 'reads who relayed the requests' },
    atMost: relaysAtMost,
    run: retweetReach,
  },
  {
    name: 'hashtag-volume',
    readsX: true,
    limitMinutes: 30,
    about: {
      fr: 'compte les publications, heure par heure',
      en: 'counts posts, hour by hour',
    },
    atMost: countsAtMost,
    run: hashtagVolume,
  },
  {
    name: 'bio-adopters',
    readsX: true,
    limitMinutes: 30,
    about: {
      fr: 'relève qui affiche un hashtag dans sa biographie : un panel la nuit, tous avant l’anniversaire',
      en: 'scans who shows a tag in their bio: a panel each night, everybody before the anniversary',
    },
    atMost: adoptersAtMost,
    run: bioAdopters,
    due: bioAdoptersDue,
  },
  {
    name: 'engagement',
    readsX: true,
    limitMinutes: 30,
    about: {
      fr: 'relit chaque demande une fois, sept jours après : réponses, reposts, citations, j’aime, affichages',
      en: 'looks each request up once, seven days on: replies, reposts, quotes, likes, impressions',
    },
    atMost: engagementAtMost,
    run: engagement,
  },
  {
    name: 'usage',
    readsX: true,
    limitMinutes: 10,
    about: {
      fr: 'compare le registre des requêtes à ce que X dit avoir lu (gratuit)',
      en: 'compares the ledger of requests with what X says was read (free)',
    },
    atMost: usageAtMost,
    run: usage,
  },
  {
    name: 'roll-up',
    readsX: false,
    limitMinutes: 30,
    about: {
      fr: 'calcule les mesures à partir de ce qui a été collecté, sans lire X',
      en: 'computes the measures from what was collected, without reading X',
    },
    atMost: null,
    async run({ store, collective, calendar, clock, runId, log, recompute }, day) {
      const setting = { collective, calendar, clock, runId, day };
      const measures = await rollUp(store, recompute ? { ...setting, recompute } : setting);
      log.info({ day, measures }, 'rolled up');
    },
  },
  {
    name: 'follow-ups',
    readsX: false,
    limitMinutes: 30,
    about: {
      fr: 'écrit à qui l’a accepté, 3 et 6 mois après un retour au travail, si SMTP_URL et PUBLIC_URL sont donnés',
      en: 'writes to those who agreed to it, 3 and 6 months after a return to work, if SMTP_URL and PUBLIC_URL are given',
    },
    atMost: null,
    due: async ({ mailer, publicUrl }) => mailer !== undefined && publicUrl !== undefined,
    run: followUps,
  },
  {
    name: 'purge',
    readsX: false,
    limitMinutes: 60,
    about: {
      fr: 'efface les textes lus il y a plus de 90 jours, et les personnes sans nouvelles depuis 24 mois ; les chiffres restent',
      en: 'erases texts read more than 90 days ago, and people not heard of for 24 months and access that ended 3 months ago; figures stay',
    },
    atMost: null,
    run: purge,
  },
  {
    name: 'audit',
    readsX: false,
    limitMinutes: 10,
    about: {
      fr: 'vérifie que le journal des accès est tel qu’il a été écrit, et en efface ce qui a plus de six mois',
      en: 'checks that the access log is as it was written, and erases what is older than six months of it',
    },
    atMost: null,
    run: audit,
  },
  {
    name: 'public-release',
    readsX: false,
    limitMinutes: 10,
    about: {
      fr: 'prépare une fois par mois les tableaux que tout le monde peut lire, sans rien qui désigne moins de cinq personnes',
      en: 'makes once a month the tables that anybody may read, with nothing that points at fewer than five people',
    },
    atMost: null,
    due: async ({ store, collective }) => (await releaseDue(store.db, collective.startDay)) !== null,
    async run({ store, collective, clock, runId, log }) {
      const { startDay } = collective;
      await store.db.transaction().execute(async (transaction) => {
        const until = await releaseDue(transaction, startDay);
        if (until) await release(transaction, { startDay, until, at: clock.now(), runId });
        log.info({ until }, 'released');
      });
    },
  },
  {
    name: 'anniversary',
    readsX: false,
    limitMinutes: 10,
    about: {
      fr: 'fait le brouillon de l’année qui vient de finir, le lendemain de son dernier jour, et prévient qui publie ; ne publie rien',
      en: 'makes the draft of the year that has just ended, the day after its last, and tells those who publish; publishes nothing',
    },
    atMost: null,
    due: async (setting, day) =>
      setting.draftEdition !== undefined && (await yearToDraft(setting, day)) !== null,
    run: anniversary,
  },
  {
    name: 'backup',
    readsX: false,
    limitMinutes: 120,
    about: {
      fr: 'sauvegarde la base dans BACKUP_FOLDER, restaure la sauvegarde pour l’éprouver, garde trente jours',
      en: 'backs the store up into BACKUP_FOLDER, restores the backup to prove it, keeps thirty days',
    },
    atMost: null,
    due: async ({ backupFolder }) => backupFolder !== undefined,
    run: backup,
  },
  {
    name: 'weekly-mail',
    readsX: false,
    limitMinutes: 10,
    about: {
      fr: 'écrit chaque semaine à WEEKLY_MAIL_TO ce qui a tourné, ce que cela a coûté et ce qui manque',
      en: 'writes each week to WEEKLY_MAIL_TO what ran, what it cost and what is missing',
    },
    atMost: null,
    due: weeklyMailDue,
    run: weeklyMail,
  },
];
