import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

export type SmtpServer = AsyncDisposable & {
  readonly url: string;
  /** What was taken, as it came: envelope and message. */
  readonly taken: { readonly to: string; readonly text: string }[];
  /** What it does with the next mails. */
  mode: 'take' | 'no-such-address' | 'no-such-sender' | 'hang-up-after-message' | 'busy';
};

/** A mail server on this machine that hands nothing on. */
export async function startSmtp(): Promise<SmtpServer> {
  const taken: SmtpServer['taken'] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    let to = '';
    let message: string | null = null;
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    let rest = '';
    say('220 stand-in');
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) hear(line);
    });
    function hear(line: string): void {
      if (message !== null) {
        if (line !== '.') {
          message += `${line}\n`;
          return;
        }
        taken.push({ to, text: message });
        message = null;
        if (smtp.mode === 'hang-up-after-message') socket.destroy();
        else say('250 taken');
      } else if (/^(EHLO|HELO)/i.test(line)) say('250 stand-in');
      else if (/^MAIL/i.test(line))
        say(smtp.mode === 'busy' ? '451 later' : smtp.mode === 'no-such-sender' ? '550 not you' : '250 ok');
      else if (/^RCPT/i.test(line)) {
        to = /<([^>]*)>/.exec(line)?.[1] ?? '';
        say(smtp.mode === 'no-such-address' ? '550 nobody there' : '250 ok');
      } else if (/^DATA/i.test(line)) {
        message = '';
        say('354 go on');
      } else if (/^QUIT/i.test(line)) {
        say('221 bye');
        socket.end();
      } else say('250 ok');
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const smtp: SmtpServer = {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    mode: 'take',
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
  return smtp;
}
