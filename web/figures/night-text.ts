import type { Night, NightTask } from '../../api/contract/night.ts';
import { counted, type Words } from '../i18n/words.ts';

/** A task by what it brings in; one that has no words yet by its own name. */
export function taskName(task: string, { t }: Words): string {
  const known: Record<string, string> = {
    placements: t.taskPlacements,
    'seeker-requests': t.taskRequests,
    'retweet-reach': t.taskRelays,
    'hashtag-volume': t.taskCounts,
    'bio-adopters': t.taskBios,
    compliance: t.taskCompliance,
    engagement: t.taskEngagement,
    usage: t.taskUsage,
    triage: t.taskTriage,
    'roll-up': t.taskRollUp,
    'follow-ups': t.taskFollowUps,
    purge: t.taskPurge,
    audit: t.taskAudit,
    'public-release': t.taskRelease,
    anniversary: t.taskAnniversary,
    backup: t.taskBackup,
    'weekly-mail': t.taskWeeklyMail,
  };
  return known[task] ?? task;
}

/** Tasks that ended before they were done. */
export const amissOf = ({ tasks }: Night): NightTask[] =>
  tasks.filter(({ state }) => state === 'failed' || state === 'partial');

/** Several tasks within a sentence. */
export const tasksText = (tasks: readonly NightTask[], words: Words): string =>
  tasks.map(({ task }) => taskName(task, words).toLocaleLowerCase(words.format.language)).join(', ');

/** What a night is at, in words; read aloud when it changes, so it tells no number that runs. */
export function stepText({ tasks }: Night, words: Words): string {
  const running = tasks.find(({ state }) => state === 'running');
  return running ? taskName(running.task, words) : words.t.nightBegins;
}

/** « 5 sur 12 tâches faites », as a number of those that are over, however they ended. */
export function progressOf(night: Night, words: Words): { over: number; all: number; text: string } {
  const { t, format } = words;
  const all = night.tasks.length;
  const over = night.tasks.filter(({ state }) => state !== 'left' && state !== 'running').length;
  const word = t.nightTaskWord(format.plural(over, 'one', 'other') === 'one');
  return { over, all, text: `${t.nightTasks(format.number(over), format.number(all))} ${word}` };
}

/** What it has read, in objects that X bills and in requests. */
export const readText = ({ objects, requests }: Night, words: Words): string =>
  words.t.nightReadOf(
    counted(words, objects, words.t.nightObjectWord),
    counted(words, requests, words.t.requestWord),
  );

/** Why a task is not whole, from the stable code of its run. */
export function whyText(reason: string | null, { t }: Words): string {
  const found = WHY.find(([codes]) => codes.test(reason ?? ''));
  return t[found?.[1] ?? 'nightWhyOther'];
}

const WHY = [
  [
    /^(x_(unauthorized|not_enrolled|unsupported|forbidden|credentials)|credentials_missing)/,
    'nightWhyAccess',
  ],
  [/^x_(budget|spend_cap|credits_depleted|usage_capped)/, 'nightWhyMoney'],
  [/^x_(rate_limited|too_fast)/, 'nightWhyWait'],
  [/^x_/, 'nightWhyDown'],
  [/^time_limit/, 'nightWhyLong'],
  [/^interrupted/, 'nightWhyStopped'],
  [/^(database|disk)_/, 'nightWhyStore'],
] as const;
