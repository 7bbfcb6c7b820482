import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Only our own files run, load or are asked for; nobody may frame a page. */
export function securityHeaders(publicUrl: string): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    // A promise of https that an http service cannot keep would lock people out.
    strictTransportSecurity: publicUrl.startsWith('https:'),
  });
}
