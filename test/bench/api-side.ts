import process from 'node:process';
import express from 'express';
import { listen } from '../../api/server.ts';
import { livingService } from '../e2e/web/living-service.ts';

/** What the home page asks for, and what a bare handler beside it sends: the same bytes at the same paths. */
const PATHS = [
  '/api/v1/summary',
  '/api/v1/indicators',
  '/api/v1/figures?period=all&scope=core',
  '/api/v1/published-figures',
  '/api/v1/annotations',
  '/api/v1/editions',
];

/** Both services in a process of their own, until it is killed: `{ours, bare, cookie, paths}` on standard output. */
await using service = await livingService();
const cookie = await service.enter('alice', 'coordinator');
const app = express();
app.disable('x-powered-by');
for (const path of PATHS) {
  const answer = await service.ask(path, { cookie, headers: { 'accept-encoding': 'identity' } });
  const body = Buffer.from(await answer.arrayBuffer());
  app.get(path.split('?')[0] ?? '', (_request, response) => {
    response.type('application/json').send(body);
  });
}
await using bare = await listen(app, { host: '127.0.0.1', port: 0 });
process.stdout.write(`${JSON.stringify({ ours: service.url, bare: bare.url, cookie, paths: PATHS })}\n`);
await new Promise((resolve) => process.once('SIGTERM', resolve));
