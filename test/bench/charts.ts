import { fileURLToPath } from 'node:url';
import { build, type Rollup } from 'vite';
import type { Language } from '../../db/core/errors.ts';
import { openPage } from '../e2e/web/open-page.ts';
import { editionAnswer } from '../e2e/web-fixtures/answers.ts';
import type { Round } from './charts-page.ts';
import { median } from './median.ts';

const ROUNDS = 15;
const RATIO_AT_MOST = 1.5;

/** Every chart of an edition drawn on canvas, beside bare Chart.js charts of the same data in the same page. */
export async function chartsBench(language: Language): Promise<string[]> {
  const script = await pageScript();
  await using opened = await openPage();
  const { page } = opened;
  await page.setContent('<!doctype html><title>charts</title><body>');
  await page.evaluate(script);
  const { document: edition } = editionAnswer();
  const round = (): Promise<Round> =>
    page.evaluate(
      (given) => (globalThis as unknown as { drawAll: (edition: unknown) => Round }).drawAll(given),
      edition as unknown as object,
    );
  await round();
  const rounds: Round[] = [];
  for (let done = 0; done < ROUNDS; done += 1) rounds.push(await round());
  const ratio = median(rounds.map(({ ours, bare }) => ours / bare));
  const ours = median(rounds.map((one) => one.ours));
  const count = rounds[0]?.charts ?? 0;
  const [said, each, isKept] = [ratio.toFixed(2), (ours / count).toFixed(1), ratio <= RATIO_AT_MOST];
  return language === 'fr'
    ? [
        `${count} graphiques dessinés sur canvas, ${each} ms chacun`,
        `rapport à Chart.js seul, les mêmes données : ${said} (${isKept ? 'tenu' : 'DÉPASSÉ'} : ${RATIO_AT_MOST} au plus)`,
      ]
    : [
        `${count} charts drawn on canvas, ${each} ms each`,
        `ratio to Chart.js alone, the same data: ${said} (${isKept ? 'kept' : 'EXCEEDED'}: ${RATIO_AT_MOST} at most)`,
      ];
}

/** The page’s program in one piece, built as the site is. */
async function pageScript(): Promise<string> {
  const entry = fileURLToPath(new URL('charts-page.ts', import.meta.url));
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'charts' } },
  })) as Rollup.RollupOutput[];
  return built[0]?.output[0].code ?? '';
}
