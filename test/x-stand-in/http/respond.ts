import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { ChangedHeaders, FaultAction } from './faults.ts';

export type Reply = { status: number; headers: Record<string, string>; body: unknown };

const HTML =
  '<!DOCTYPE html><html><head><title>Error</title></head><body><h1>Over capacity</h1></body></html>';

function acceptsGzip(request: IncomingMessage): boolean {
  return /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
}

function write(request: IncomingMessage, response: ServerResponse, reply: Reply, payload: string): void {
  const bytes = acceptsGzip(request) ? gzipSync(payload) : Buffer.from(payload);
  if (acceptsGzip(request)) reply.headers['content-encoding'] = 'gzip';
  response.writeHead(reply.status, { ...reply.headers, 'content-length': String(bytes.length) });
  response.end(bytes);
}

/** Sends the reply, as JSON, compressed when the client accepts it. */
export function respond(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  write(request, response, reply, JSON.stringify(reply.body));
}

/** Sends the reply broken in the way the fault says. A compressed one is compressed even if nobody asked. */
export function respondBroken(
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
  fault: FaultAction,
): void {
  const { kind } = fault;
  if (kind === 'stall') return;
  if (kind === 'trickle') {
    trickle(response, reply);
    return;
  }
  if (kind === 'answer') {
    const headers = changed(reply.headers, fault.headers);
    respond(request, response, { status: fault.status, headers, body: fault.body });
    return;
  }
  if (kind === 'rewrite') {
    const body = fault.change(structuredClone(reply.body));
    respond(request, response, { ...reply, headers: changed(reply.headers, fault.headers), body });
    return;
  }
  if (kind === 'html') {
    const headers = { ...reply.headers, 'content-type': 'text/html; charset=utf-8' };
    write(request, response, { ...reply, status: fault.status, headers }, fault.body ?? HTML);
    return;
  }
  if (kind === 'reset' && fault.after !== 'half' && fault.after !== 'headers') {
    request.socket.resetAndDestroy();
    return;
  }
  const text = JSON.stringify(reply.body);
  const isZipped = kind === 'truncate-gzip' || kind === 'corrupt-gzip';
  const bytes = isZipped ? gzipSync(text) : Buffer.from(text);
  const half = bytes.subarray(0, Math.ceil(bytes.length / 2));
  const encoding = isZipped ? { 'content-encoding': 'gzip' } : {};
  if (kind === 'reset') {
    response.writeHead(reply.status, { ...reply.headers, 'content-length': String(bytes.length) });
    if (fault.after === 'half') response.write(half, () => request.socket.resetAndDestroy());
    else {
      response.flushHeaders();
      // Headers and reset in one breath would reach the client as a reset alone.
      setTimeout(() => request.socket.resetAndDestroy(), 20);
    }
    return;
  }
  if (kind === 'corrupt-gzip') bytes.fill(0xff, 12, Math.max(13, bytes.length - 8));
  // A body that ends too early but in good order: the length told is the length sent.
  const sent = kind === 'corrupt-gzip' ? bytes : half;
  response.writeHead(reply.status, { ...reply.headers, ...encoding, 'content-length': String(sent.length) });
  response.end(sent);
}

function changed(headers: Record<string, string>, changes: ChangedHeaders = {}): Record<string, string> {
  const all = Object.entries({ ...headers, ...changes });
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== null));
}

const TRICKLE_MS = 50;

function trickle(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, reply.headers);
  const timer = setInterval(() => response.write(' '), TRICKLE_MS);
  response.on('close', () => clearInterval(timer));
}
