import type { Service } from './service.ts';

export const KEY = 'a key for invented people only, 32+';
export const AGREED = { start_day: '2018-10-15', age: 'yes', declaration: 'yes' };

/** What a browser does with the form: opens it, waits as a person would, sends it. */
export function tellerWith(service: Service, language: 'fr' | 'en' = 'fr') {
  const paths = {
    fr: ['/fr/retour-au-travail', '/fr/ma-declaration'],
    en: ['/en/back-to-work', '/en/my-declaration'],
  };
  const [form = '', own = ''] = paths[language];
  const send = async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
    const response = await service.ask(path, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', ...headers },
      body: new URLSearchParams(fields),
    });
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  const stamp = async (): Promise<string> => {
    const page = await (await service.ask(form)).text();
    return /name="stamp" value="([^"]+)"/.exec(page)?.[1] ?? '';
  };
  /** So many seconds go by. */
  const wait = (seconds: number) =>
    service.clock.set(new Date(Date.parse(service.clock.now()) + seconds * 1000).toISOString());
  return {
    send,
    stamp,
    wait,
    async declare(fields: Record<string, string>) {
      const sent = { stamp: await stamp(), ...fields };
      wait(40);
      const answer = await send(form, sent);
      return { ...answer, stamp: sent.stamp, token: /#([\w-]{43})</.exec(answer.text)?.[1] ?? '' };
    },
    submit: (fields: Record<string, string>) => send(form, fields),
    open: (token: string, fields: Record<string, string> = {}) => send(own, { token, do: 'see', ...fields }),
  };
}
