import type { GoneReason } from '../../../db/schema/post.ts';
import type { XClient } from './client.ts';
import { isWire } from './dialect.ts';
import { spent } from './pages.ts';
import type { RequestRecord, XRequest } from './request-record.ts';
import { XError } from './x-error.ts';

/** A batch of ids that X checks at its own pace. Its two addresses expire: quarter of an hour, a week. */
export type XComplianceJob = {
  readonly id: string;
  /** X's word: created (no file yet), in_progress, complete, failed, expired. */
  readonly status: string;
  readonly uploadUrl: string;
  readonly downloadUrl: string;
};
type Answered<T> = T & { readonly requests: readonly RequestRecord[] };

/** Opens a job; X allows one at a time. No price is listed for any of this. */
export function createComplianceJob(x: XClient): Promise<Answered<{ job: XComplianceJob }>> {
  return askJob(x, { endpoint: 'compliance/jobs', query: {}, body: { type: 'tweets' } });
}

/** @throws XError `not-found` when X has forgotten it */
export function readComplianceJob(x: XClient, id: string): Promise<Answered<{ job: XComplianceJob }>> {
  return askJob(x, { endpoint: 'compliance/jobs/:id', params: { id }, query: {} });
}

async function askJob(x: XClient, request: XRequest): Promise<Answered<{ job: XComplianceJob }>> {
  const { body, requests } = await x.get(request);
  try {
    const data = isWire(body) && isWire(body.data) ? body.data : {};
    const text = (field: string): string => {
      const value = data[field];
      if (typeof value === 'string' && value !== '') return value;
      throw new XError('field-missing', request.endpoint, { httpStatus: 200, detail: field });
    };
    const job = {
      id: text('id'),
      status: text('status'),
      uploadUrl: text('upload_url'),
      downloadUrl: text('download_url'),
    };
    if (!/^\d{1,19}$/.test(job.id)) throw new XError('unexpected-shape', request.endpoint, { detail: 'id' });
    return { job, requests };
  } catch (error) {
    throw spent(error, requests);
  }
}

export async function uploadIds(
  x: XClient,
  { uploadUrl }: XComplianceJob,
  ids: readonly string[],
): Promise<readonly RequestRecord[]> {
  const storage = { url: uploadUrl, upload: ids.join('\n') };
  return (await x.get({ endpoint: 'compliance/upload', query: {}, storage })).requests;
}

/** The ids that X no longer shows, and why; one it does not name stands. */
export async function downloadGone(
  x: XClient,
  { downloadUrl }: XComplianceJob,
): Promise<Answered<{ gone: Map<string, GoneReason>; unclear: Set<string> }>> {
  const endpoint = 'compliance/download';
  const { body, requests } = await x.get({ endpoint, query: {}, storage: { url: downloadUrl } });
  try {
    return { ...readGone(String(body), endpoint), requests };
  } catch (error) {
    throw spent(error, requests);
  }
}

const REASONS: readonly string[] = ['deleted', 'deactivated', 'suspended', 'protected', 'withheld'];
/** Only the place is withdrawn, and no place is stored. */
const PLACE_ONLY = 'scrub_geo';

/**
 * The lines of an answer, one JSON object each. A line that says to delete counts, whatever its reason; one
 * that says neither that nor a reason we know is unclear: the post is asked for again, nothing is erased.
 * @throws XError `corrupt` when a line is not whole: nothing of a cut answer may be believed
 */
export function readGone(
  text: string,
  endpoint: string,
): { gone: Map<string, GoneReason>; unclear: Set<string> } {
  const gone = new Map<string, GoneReason>();
  const unclear = new Set<string>();
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const { id, action, reason } = parseLine(line, endpoint);
    if (reason === PLACE_ONLY || action === PLACE_ONLY) continue;
    if (REASONS.includes(reason)) gone.set(id, reason as GoneReason);
    else if (action === 'delete') gone.set(id, 'unknown');
    else unclear.add(id);
  }
  return { gone, unclear };
}

function parseLine(line: string, endpoint: string): { id: string; action: string; reason: string } {
  let value: unknown = null;
  try {
    value = JSON.parse(line);
  } catch {
    // Told below: the parser's own message would quote the line.
  }
  if (!isWire(value) || typeof value.id !== 'string' || !/^\d{1,20}$/.test(value.id)) {
    throw new XError('corrupt', endpoint, { httpStatus: 200, detail: 'line' });
  }
  return { id: value.id, action: String(value.action), reason: String(value.reason) };
}
