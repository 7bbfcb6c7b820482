import { createTransport } from 'nodemailer';
import { AppError } from '../core/errors.ts';

export type Mail = { readonly to: string; readonly subject: string; readonly text: string };
/**
 * `sent`: the server took it. `refused`: there is no such address. `unknown`: the connection broke after all was
 * handed over, so that it may have left.
 */
type Delivery = 'sent' | 'refused' | 'unknown';

export type Mailer = {
  /** @throws AppError `mail-unreachable` when nothing has left: it may be tried again */
  send(mail: Mail): Promise<Delivery>;
};

/** No server is waited for longer, so that neither a page nor a night hangs on it. */
const PATIENCE_MS = 10_000;

type SmtpError = { readonly code?: string; readonly command?: string; readonly responseCode?: number };

/** Plain text through one SMTP server, a connection a mail; nothing of a mail is logged. */
export function openMailer({ url, from }: { url: string; from: string }): Mailer {
  const limits = {
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    dnsTimeout: PATIENCE_MS,
  };
  // Neither a file nor an address of the network is ever read into a mail.
  const transport = createTransport({ url, ...limits, disableFileAccess: true, disableUrlAccess: true });
  return {
    async send({ to, subject, text }) {
      // Asked beforehand: once a mail is under way, a broken connection does not tell how far it came.
      await transport.verify().catch((error: SmtpError) => {
        throw unreachable(error);
      });
      try {
        await transport.sendMail({
          ...{ from, to: { name: '', address: to }, subject, text },
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return 'sent';
      } catch (error) {
        const { command, responseCode } = error as SmtpError;
        if (responseCode === undefined) return 'unknown';
        if (command === 'RCPT TO' && responseCode >= 500) return 'refused';
        throw unreachable(error as SmtpError);
      }
    },
  };
}

/** The error quotes the address: only its kind is kept. */
function unreachable({ code = '', responseCode = 0 }: SmtpError): AppError {
  return new AppError({
    code: 'mail-unreachable',
    status: 503,
    field: 'SMTP_URL',
    fr: 'Le serveur de courriel ne prend pas les messages. Vérifiez SMTP_URL ; ils partiront à la prochaine nuit.',
    en: 'The mail server does not take messages. Check SMTP_URL; they leave with the next night.',
    cause: new Error(`${code} ${responseCode}`.trim()),
  });
}
