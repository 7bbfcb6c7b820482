import { tmpdir } from 'node:os';
import process from 'node:process';
import { type Browser, launch, type Page } from 'puppeteer';
import { AppError } from '../../db/core/errors.ts';
import type { BrowserPlace } from './find-browser.ts';

export type PageLimits = {
  /** After this the browser is killed, whatever it does. */
  readonly limitMs?: number;
  /** Ctrl-C: the browser is killed at once. */
  readonly signal?: AbortSignal;
};

/** Nothing of the browser's own goes out, and no name leads anywhere even if a request slipped through. */
const QUIET = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-sync',
  '--disable-webrtc',
  '--dns-prefetch-disable',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  // Interception does not see datagrams: they would have to go through a proxy, and none listens there.
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--proxy-server=127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--metrics-recording-only',
  '--no-first-run',
  '--no-pings',
];

/**
 * One browser for as long as somebody prints: the first page starts it, the next ones find it warm. One in which
 * anything went wrong is not used again; whoever comes next has a new one.
 */
export class KeptBrowser implements AsyncDisposable {
  readonly #place: BrowserPlace;
  #browser: Browser | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(place: BrowserPlace) {
    this.#place = place;
  }

  /**
   * Lends a page that shares nothing with those before it, and is gone afterwards. One after the other: who is stuck
   * is killed with the whole browser, and takes nobody along.
   * @throws AppError when the browser does not start, dies, or is not done within the limit
   */
  withPage<T>(use: (page: Page) => Promise<T>, limits: PageLimits = {}): Promise<T> {
    const lent = this.#last.then(() => this.#lend(use, limits));
    this.#last = lent.catch(() => {});
    return lent;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const browser = this.#browser;
    this.#browser = null;
    if (browser) await close(browser);
  }

  async #lend<T>(use: (page: Page) => Promise<T>, { limitMs = 60_000, signal }: PageLimits): Promise<T> {
    if (signal?.aborted) throw stopped();
    const browser = this.#browser && isAlive(this.#browser) ? this.#browser : await start(this.#place);
    this.#browser = browser;
    const killed = Promise.withResolvers<never>();
    // Nobody may be waiting for it yet when it comes.
    killed.promise.catch(() => {});
    // Puppeteer waits for a stuck page for as long as the page likes; the process does not survive this.
    const kill = (why: AppError): void => {
      killed.reject(why);
      browser.process()?.kill('SIGKILL');
    };
    const watchdog = setTimeout(() => kill(tooLong(limitMs)), limitMs);
    const stop = (): void => kill(stopped());
    const died = (): void => killed.reject(brokenOff());
    signal?.addEventListener('abort', stop, { once: true });
    browser.once('disconnected', died);
    if (signal?.aborted) stop();
    try {
      return await Promise.race([killed.promise, usePage(browser, use)]);
    } catch (cause) {
      await this[Symbol.asyncDispose]();
      throw cause instanceof AppError ? cause : brokenOff(cause);
    } finally {
      clearTimeout(watchdog);
      signal?.removeEventListener('abort', stop);
      browser.off('disconnected', died);
    }
  }
}

/** A process that has just ended may not have been noticed yet by who talks to it. */
function isAlive(browser: Browser): boolean {
  const child = browser.process();
  return browser.connected && child?.exitCode === null && child.signalCode === null;
}

async function usePage<T>(browser: Browser, use: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.createBrowserContext();
  const used = await use(await context.newPage());
  await context.close();
  return used;
}

async function start(place: BrowserPlace): Promise<Browser> {
  try {
    return await launchWith(place);
  } catch (cause) {
    const { executablePath } = place;
    throw new AppError({
      code: 'browser-not-starting',
      fr: `Le navigateur ${executablePath} ne démarre pas. Lancez « node setup.mjs browser », ou indiquez le vôtre dans PUPPETEER_EXECUTABLE_PATH ; si le système lui interdit son bac à sable (dans un conteneur, souvent), mettez BROWSER_SANDBOX=off.`,
      en: `The browser ${executablePath} does not start. Run "node setup.mjs browser", or name yours in PUPPETEER_EXECUTABLE_PATH; if the system forbids its sandbox (often so in a container), set BROWSER_SANDBOX=off.`,
      cause,
    });
  }
}

const launchWith = ({ executablePath, env, sandbox }: BrowserPlace) =>
  launch({
    executablePath,
    headless: 'shell',
    // Over a pipe the browser dies with us; over a websocket a killed process left eleven behind.
    pipe: true,
    protocolTimeout: 15_000,
    timeout: 20_000,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    env: { HOME: tmpdir(), ...env },
    // Chromium refuses its sandbox to root; everybody else keeps it unless told otherwise.
    args: sandbox && process.getuid?.() !== 0 ? QUIET : [...QUIET, '--no-sandbox'],
  });

async function close(browser: Browser): Promise<void> {
  const child = browser.process();
  const grace = setTimeout(() => child?.kill('SIGKILL'), 3_000);
  await browser.close().catch(() => child?.kill('SIGKILL'));
  clearTimeout(grace);
}

const brokenOff = (cause?: unknown) =>
  new AppError({
    code: 'print-failed',
    fr: 'Le navigateur s’est arrêté pendant l’impression. Relancez la commande.',
    en: 'The browser stopped while printing. Run the command again.',
    cause,
  });

const tooLong = (limitMs: number) =>
  new AppError({
    code: 'print-timeout',
    fr: `L’impression a dépassé ${Math.round(limitMs / 1000)} secondes ; elle est abandonnée. Relancez la commande.`,
    en: `Printing took more than ${Math.round(limitMs / 1000)} seconds; it was given up. Run the command again.`,
  });

const stopped = () =>
  new AppError({
    code: 'interrupted',
    fr: 'Arrêt demandé : rien n’a été imprimé.',
    en: 'Stopped on request: nothing was printed.',
  });
