import compression from 'compression';
import express, { type Express } from 'express';
import type { Context } from './context.ts';
import { handleErrors, notFound } from './middleware/problems.ts';
import { requestLog } from './middleware/request-log.ts';
import { sameOrigin } from './middleware/same-origin.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { mount } from './mount.ts';
import { RequestCounts } from './request-counts.ts';
import { OPERATIONS } from './routes/index.ts';
import { metricsRoute } from './routes/metrics.ts';
import { sharedLinkRoutes } from './routes/open-shared-link.ts';
import { pageRoutes } from './routes/pages.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { tellingRoutes } from './routes/telling.ts';

/** The whole HTTP service, without a port. */
export function createApp(context: Context): Express {
  const app = express();
  app.disable('x-powered-by');
  // Of X-Forwarded-For only what our own proxies added is read: the rest anybody can invent.
  app.set('trust proxy', context.trustedProxies ?? 0);
  const counts = new RequestCounts();
  app.use(requestLog(context.log, counts));
  const api = mount(context, OPERATIONS);
  app.use(api.ready);
  const headers = securityHeaders(context.publicUrl);
  app.use((_request, response, next) => {
    response.set(headers);
    next();
  });
  app.use(compression());
  app.use(sameOrigin(context.publicUrl));
  app.use(api.router);
  app.use(metricsRoute(context, counts));
  app.use(signInRoutes(context));
  app.use(sharedLinkRoutes(context));
  app.use(tellingRoutes(context));
  app.use(pageRoutes(context, api.ask));
  app.use(notFound);
  app.use(handleErrors(context.log, context.watch));
  return app;
}
