import process from 'node:process';
import express from 'express';
import { listen } from '../../api/server.ts';
import { livingService } from '../e2e/web/living-service.ts';
import { HOME_PATHS } from './home-paths.ts';

/**
 * What the home page asks for, and a bare handler beside it that sends the same bytes at the same paths: both in a
 * process of their own, until it is killed: `{ours, bare, cookie, paths}` on standard output.
 */
await using service = await livingService();
const cookie = await service.enter('alice', 'coordinator');
const app = express();
app.disable('x-powered-by');
for (const path of HOME_PATHS) {
  const answer = await service.ask(path, { cookie, headers: { 'accept-encoding': 'identity' } });
  const body = Buffer.from(await answer.arrayBuffer());
  app.get(path.split('?')[0] ?? '', (_request, response) => {
    response.type('application/json').send(body);
  });
}
await using bare = await listen(app, { host: '127.0.0.1', port: 0 });
process.stdout.write(`${JSON.stringify({ ours: service.url, bare: bare.url, cookie, paths: HOME_PATHS })}\n`);
await new Promise((resolve) => process.once('SIGTERM', resolve));
