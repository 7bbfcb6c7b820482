import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ComplianceJobs } from '../compliance-jobs.ts';
import type { FaultAction } from './faults.ts';

type File = { path: string; text: string; now: number; jobs: ComplianceJobs };

/**
 * The storage that job files are in, which is not X: whoever shows it X's credentials is refused. Paths are
 * `/_storage/upload/ID` (PUT) and `/_storage/download/ID` (GET); neither is billed. Of the faults it knows
 * stall, reset, html, truncate-json (here: half of the file, in good order) and rewrite (of the text).
 */
export function answerStorage(
  request: IncomingMessage,
  response: ServerResponse,
  file: File,
  fault: FaultAction | null | undefined,
): void {
  if (fault?.kind === 'stall') return;
  if (fault?.kind === 'reset') {
    request.socket.resetAndDestroy();
    return;
  }
  const [status, body] = fault?.kind === 'html' ? [fault.status, '<html></html>'] : answerOf(request, file);
  const sent = status === 200 ? broken(body, fault) : body;
  response.writeHead(status, { 'content-type': 'text/plain', 'content-length': Buffer.byteLength(sent) });
  response.end(sent);
}

function answerOf({ method, headers }: IncomingMessage, { path, text, now, jobs }: File): [number, string] {
  const [, direction = '', id = ''] = /^\/_storage\/(upload|download)\/(\d+)$/.exec(path) ?? [];
  if (headers.authorization) return [400, 'no credentials here'];
  if (method !== (direction === 'upload' ? 'PUT' : 'GET')) return [404, 'no such file'];
  if (direction === 'upload') return jobs.put(id, text, now) ? [200, ''] : [403, 'expired'];
  const taken = jobs.take(id, now);
  return taken === null ? [404, 'no such file'] : [200, taken];
}

function broken(body: string, fault: FaultAction | null | undefined): string {
  if (fault?.kind === 'truncate-json') return body.slice(0, Math.floor(body.length / 2));
  return fault?.kind === 'rewrite' ? String(fault.change(body)) : body;
}
