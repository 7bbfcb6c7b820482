import type { Millis } from '../demo/world/model.ts';
import { snowflake } from '../demo/world/snowflake.ts';
import { timeOf } from './wire/tweet.ts';
import type { WorldIndex } from './world-index.ts';

const MINUTE = 60_000;
const UPLOAD_MS = 15 * MINUTE;
const DOWNLOAD_MS = 7 * 24 * 60 * MINUTE;

type Job = { id: string; createdAt: Millis; ids: string[] | null; uploadedAt: Millis };

/** The batch jobs of one stand-in, and the storage their files are in. */
export type ComplianceJobs = {
  /** Null: one is under way already. */
  create(now: Millis): Job | null;
  read(id: string): Job | undefined;
  list(): readonly Job[];
  status(job: Job, now: Millis): string;
  /** The file put at a job's address; false when the address has expired or is none. */
  put(id: string, text: string, now: Millis): boolean;
  /** The answer of a job; null when there is none. */
  take(id: string, now: Millis): string | null;
};

/** @param takes how long X works on a job once it has its file */
export function complianceJobs(index: WorldIndex, takes: Millis): ComplianceJobs {
  const jobs: Job[] = [];
  const status = ({ createdAt, ids, uploadedAt }: Job, now: Millis): string => {
    if (ids === null) return now < createdAt + UPLOAD_MS ? 'created' : 'expired';
    if (now < uploadedAt + takes) return 'in_progress';
    return now < createdAt + DOWNLOAD_MS ? 'complete' : 'expired';
  };
  const read = (id: string): Job | undefined => jobs.find((job) => job.id === id);
  return {
    create(now) {
      if (jobs.some((job) => ['created', 'in_progress'].includes(status(job, now)))) return null;
      const job = { id: snowflake(now, jobs.length), createdAt: now };
      jobs.push({ ...job, ids: null, uploadedAt: now });
      return jobs.at(-1) as Job;
    },
    read,
    list: () => jobs,
    status,
    put(id, text, now) {
      const job = read(id);
      if (!job || status(job, now) === 'expired') return false;
      Object.assign(job, { ids: text.split('\n').filter(Boolean), uploadedAt: now });
      return true;
    },
    take(id, now) {
      const job = read(id);
      if (!job?.ids || status(job, now) !== 'complete') return null;
      const lines = job.ids.flatMap((asked) => {
        const reason = goneBecause(index, asked, now);
        if (!reason) return [];
        const created_at = timeOf(index.entries.get(asked)?.at ?? 0);
        return [
          JSON.stringify({ id: asked, action: 'delete', created_at, redacted_at: timeOf(now), reason }),
        ];
      });
      return lines.map((line) => `${line}\n`).join('');
    },
  };
}

/** X's word for why it no longer shows a post; null when it does. What is withheld is no business of a batch. */
function goneBecause(index: WorldIndex, id: string, now: Millis): string | null {
  const entry = index.entries.get(id);
  if (!entry || now >= (entry.post.deletedAt ?? Infinity)) return 'deleted';
  if (now >= (entry.author.suspendedFrom ?? Infinity)) return 'suspended';
  return now >= (entry.author.protectedFrom ?? Infinity) ? 'protected' : null;
}
