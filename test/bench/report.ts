import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { readEnv } from '../../db/core/env.ts';
import type { Language } from '../../db/core/errors.ts';
import { KeptBrowser } from '../../reports/print/browser.ts';
import { findBrowser } from '../../reports/print/find-browser.ts';
import { drawEdition } from '../../reports/print/printer.ts';
import { editionAnswer } from '../e2e/web-fixtures/answers.ts';
import { median } from './median.ts';
import { treeTime } from './process-tree.ts';
import type { Delays } from './report-side.ts';

const ROUNDS = 9;
const [RATIO_AT_MOST, P99_AT_MOST] = [1.3, 50];
const webDir = fileURLToPath(new URL('../../web/dist', import.meta.url));

/**
 * An edition printed on a warm browser, its page drawn, looked at, printed and finished, beside Chromium's own time to
 * print the same page once it is finished; and how long a service that checks an edition keeps others waiting.
 */
export async function reportBench(language: Language): Promise<string[]> {
  await using browser = new KeptBrowser(findBrowser(readEnv()));
  const ours = () => drawEdition({ ...editionAnswer(), lang: 'fr', webDir, browser });
  const { html, pages } = (await ours()).printed;
  const bare = () =>
    browser.withPage(async (page) => {
      await page.setContent(html, { waitUntil: 'load' });
      await page.evaluate(() => document.fonts.ready.then(() => null));
      await page.pdf({
        format: 'A4',
        preferCSSPageSize: true,
        printBackground: true,
        tagged: true,
        outline: true,
      });
    });
  await bare();
  const ratios: Used[] = [];
  const elapsed = { ours: [] as number[], bare: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const [one, other] = [await usedBy(bare), await usedBy(ours)];
    elapsed.bare.push(one.wall);
    elapsed.ours.push(other.wall);
    ratios.push({ wall: other.wall / one.wall, cpu: other.cpu / one.cpu });
  }
  return told(language, {
    pages,
    bare: median(elapsed.bare),
    ours: median(elapsed.ours),
    ratio: median(ratios.map(({ wall }) => wall)),
    ofProcessor: median(ratios.map(({ cpu }) => cpu)),
    ...(await delays()),
  });
}

type Used = { readonly wall: number; readonly cpu: number };

/** In milliseconds; without /proc the processor time is not known, and comes out as NaN. */
async function usedBy(work: () => Promise<unknown>): Promise<Used> {
  const [began, before] = [performance.now(), treeTime() ?? Number.NaN];
  await work();
  return { wall: performance.now() - began, cpu: (treeTime() ?? Number.NaN) - before };
}

async function delays(): Promise<Delays> {
  const folder = mkdtempSync(join(tmpdir(), 'i4emploi-bench-'));
  try {
    const side = spawn(process.execPath, [fileURLToPath(new URL('report-side.ts', import.meta.url))], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, DATABASE_URL: `sqlite:${join(folder, 'report.db')}` },
    });
    const [line] = (await once(side.stdout, 'data')) as [Buffer];
    await once(side, 'exit');
    return JSON.parse(line.toString()) as Delays;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Found = Delays & {
  readonly pages: number;
  readonly bare: number;
  readonly ours: number;
  readonly ratio: number;
  readonly ofProcessor: number;
};

function told(language: Language, found: Found): string[] {
  const { pages, bare, ours, ratio, ofProcessor, p99, longest, checks } = found;
  const french = language === 'fr';
  const verdict = (kept: boolean): string =>
    french ? (kept ? 'tenu' : 'DÉPASSÉ') : kept ? 'kept' : 'EXCEEDED';
  const [b, o, cpu] = [bare.toFixed(0), ours.toFixed(0), ofProcessor.toFixed(2)];
  const [ofRatio, ofDelay] = [verdict(ratio <= RATIO_AT_MOST), verdict(p99 < P99_AT_MOST)];
  return french
    ? [
        `une édition de ${pages} pages, navigateur chaud : ${o} ms ; Chromium seul, la même page finie : ${b} ms`,
        `rapport : ${ratio.toFixed(2)} (${ofRatio} : ${RATIO_AT_MOST} au plus) ; en temps de processeur : ${cpu}`,
        `attente dans le service pendant ${checks} contrôles : p99 ${p99.toFixed(1)} ms (${ofDelay} : moins de ${P99_AT_MOST}), au pire ${longest.toFixed(0)} ms`,
      ]
    : [
        `an edition of ${pages} pages, warm browser: ${o} ms; Chromium alone, the same page finished: ${b} ms`,
        `ratio: ${ratio.toFixed(2)} (${ofRatio}: ${RATIO_AT_MOST} at most); of processor time: ${cpu}`,
        `delay in the service during ${checks} checks: p99 ${p99.toFixed(1)} ms (${ofDelay}: below ${P99_AT_MOST}), ${longest.toFixed(0)} ms at worst`,
      ];
}
