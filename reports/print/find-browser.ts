import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Env } from '../../db/core/env.ts';
import { AppError } from '../../db/core/errors.ts';

export type BrowserPlace = {
  readonly executablePath: string;
  /** What a browser that came as a package must be told: where its libraries and fonts are. */
  readonly env: Readonly<Record<string, string>>;
  readonly sandbox: boolean;
};

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
/** Where setup.mjs notes the browser that it found or fetched. */
const NOTE = fileURLToPath(new URL('../../node_modules/.cache/i4emploi/browser.json', import.meta.url));

/**
 * The browser to print with: the one named by PUPPETEER_EXECUTABLE_PATH, one installed, or setup's.
 * @throws AppError when there is none
 */
export function findBrowser(
  {
    puppeteerExecutablePath: chosen,
    browserSandbox: sandbox,
  }: Pick<Env, 'puppeteerExecutablePath' | 'browserSandbox'>,
  { installed = INSTALLED, note = NOTE }: { installed?: readonly string[]; note?: string } = {},
): BrowserPlace {
  if (chosen) {
    if (existsSync(chosen)) return { executablePath: chosen, env: {}, sandbox };
    throw new AppError({
      code: 'browser-missing',
      field: 'PUPPETEER_EXECUTABLE_PATH',
      fr: `PUPPETEER_EXECUTABLE_PATH désigne « ${chosen} », qui n’existe pas. Corrigez ou retirez cette variable.`,
      en: `PUPPETEER_EXECUTABLE_PATH names "${chosen}", which does not exist. Correct or remove this variable.`,
    });
  }
  const found = installed.find((path) => existsSync(path));
  if (found) return { executablePath: found, env: {}, sandbox };
  const fetched = readNote(note);
  if (fetched) return { ...fetched, sandbox };
  throw new AppError({
    code: 'browser-missing',
    fr: 'Aucun navigateur pour imprimer. Lancez « node setup.mjs browser », installez Chromium, ou indiquez le vôtre dans PUPPETEER_EXECUTABLE_PATH.',
    en: 'There is no browser to print with. Run "node setup.mjs browser", install Chromium, or name yours in PUPPETEER_EXECUTABLE_PATH.',
  });
}

function readNote(note: string): Omit<BrowserPlace, 'sandbox'> | null {
  try {
    const { executablePath, env = {} } = JSON.parse(readFileSync(note, 'utf8')) as Partial<BrowserPlace>;
    return executablePath && existsSync(executablePath) ? { executablePath, env } : null;
  } catch {
    return null;
  }
}
