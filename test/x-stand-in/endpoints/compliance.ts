import type { Call, Endpoint } from '../endpoint.ts';
import { clientForbidden, invalidRequest, noSuchPath } from '../http/problems.ts';
import { timeOf } from '../wire/tweet.ts';

const LIMIT = { app: 150 };
const FIRST_UPLOAD = 15 * 60_000;
const FIRST_DOWNLOAD = 7 * 86_400_000;

/** A job as X tells it; its addresses lead to the stand-in's own storage. */
function wireJob({ jobs, now, origin }: Call, id: string): Record<string, unknown> {
  const job = jobs.read(id);
  if (!job) throw noSuchPath();
  return {
    id,
    type: 'tweets',
    status: jobs.status(job, now),
    created_at: timeOf(job.createdAt),
    upload_url: `${origin}/_storage/upload/${id}`,
    upload_expires_at: timeOf(job.createdAt + FIRST_UPLOAD),
    download_url: `${origin}/_storage/download/${id}`,
    download_expires_at: timeOf(job.createdAt + FIRST_DOWNLOAD),
  };
}

function demandAccess({ behaviour }: Call): void {
  if (behaviour.complianceRefused) throw clientForbidden();
}

export const complianceCreate: Endpoint = {
  name: 'compliance/jobs',
  method: 'POST',
  limits: LIMIT,
  parameters: [],
  answer(call) {
    demandAccess(call);
    const type = String((call.body as { type?: unknown } | null)?.type);
    if (type !== 'tweets') throw invalidRequest('type', type, `$.type: ${type} is not one of [tweets]`);
    const job = call.jobs.create(call.now);
    // How X words this is not known; that it runs one job at a time is.
    if (!job) throw invalidRequest('type', type, 'You can run one job of this type at a time');
    return { body: { data: wireJob(call, job.id) } };
  },
};

export const complianceList: Endpoint = {
  name: 'compliance/jobs',
  limits: LIMIT,
  parameters: ['type', 'status'],
  answer(call) {
    demandAccess(call);
    const status = call.query.get('status');
    const data = call.jobs
      .list()
      .map(({ id }) => wireJob(call, id))
      .filter((job) => status === null || job.status === status);
    return { body: { ...(data.length && { data }), meta: { result_count: data.length } } };
  },
};

export const complianceJob: Endpoint = {
  name: 'compliance/jobs/:id',
  limits: LIMIT,
  parameters: [],
  answer(call) {
    demandAccess(call);
    return { body: { data: wireJob(call, call.target) } };
  },
};
