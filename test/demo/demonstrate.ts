import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CATALOGUE } from '../../db/catalogue/index.ts';
import { Calendar, day } from '../../db/core/calendar.ts';
import { fixedClock } from '../../db/core/clock.ts';
import { readCollective } from '../../db/core/collective.ts';
import type { Env } from '../../db/core/env.ts';
import type { Language } from '../../db/core/errors.ts';
import { importPublishedFigures } from '../../db/queries/published-figures.ts';
import { readPublishedFigures } from '../../jobs/sources/files/published-figures.ts';
import { AT_TERMINAL } from '../../reports/commands/text.ts';
import { buildEdition } from '../../reports/edition/build.ts';
import { freezeEdition } from '../../reports/edition/freeze.ts';
import { keepDraft, noteFrozenAndPrinted } from '../../reports/edition/life.ts';
import { printingOf } from '../../reports/edition/printings.ts';
import { standingQuotations } from '../../reports/edition/quotations.ts';
import { refuseFor } from '../../reports/gate/finding.ts';
import { lookAtStore } from '../../reports/gate/look-at-store.ts';
import { KeptBrowser } from '../../reports/print/browser.ts';
import { findBrowser } from '../../reports/print/find-browser.ts';
import { printEdition } from '../../reports/print/printer.ts';
import { type Figure, judge, measuredFigures, type Truth, truthRows, type Verdict } from './figures.ts';
import { liveThrough } from './live.ts';
import { type Night, nightsUntil, scansAmong } from './nights.ts';
import { type Output, openOutput } from './output.ts';
import { FIRST_PORT } from './serve.ts';
import { type Lap, stopwatch } from './stopwatch.ts';
import { createWorld } from './world/create-world.ts';
import { truthOf } from './world/truth.ts';
import { writeTexts } from './write-texts.ts';

export const LAST_DAY = '2019-09-30';
/** The calendar year of the anniversary that is printed: the fourth. */
const ANNIVERSARY = 2019;
const root = fileURLToPath(new URL('../../', import.meta.url));

export type DemonstrationOptions = {
  readonly folder: string;
  readonly seed: number;
  readonly language: Language;
  readonly env: Env;
  readonly onProgress: (line: string) => void;
};

export type Demonstration = {
  readonly nights: number;
  readonly verdicts: Record<Verdict, number>;
  readonly wrong: readonly string[];
  readonly silent: readonly string[];
  readonly files: readonly string[];
  readonly laps: readonly Lap[];
};

/**
 * Draws the world, lives its nights that are not in the folder yet, holds the figures against the
 * ledger of truth, and prints the fourth anniversary. What is there already is neither collected nor counted twice.
 */
export async function demonstrate(options: DemonstrationOptions): Promise<Demonstration> {
  const { folder, seed, language, onProgress } = options;
  const say = (fr: string, en: string) => onProgress(language === 'fr' ? fr : en);
  const watch = stopwatch();
  const collective = readCollective(join(root, 'collective.json'));
  const calendar = new Calendar(collective.timeZone);
  const cutoff = day(LAST_DAY);
  const nights = nightsUntil(calendar, collective.startDay, cutoff);
  await using output = await openOutput(folder, seed);
  say('Un monde inventé…', 'An invented world…');
  const world = await watch.time('world', () => createWorld({ seed }));
  say('Quatre ans de collecte…', 'Four years of collecting…');
  const lived = await liveThrough({
    output,
    world,
    nights,
    collective,
    calendar,
    watch,
    onNight: ({ day }, done) => done % 12 === 0 && say(`  … ${day}`, `  … ${day}`),
  });
  await importPublished(output, nights);
  const figures = await measuredFigures(output.store, collective.startDay, cutoff);
  const truth = await watch.time('truth', () =>
    truthRows(
      truthOf(world, { cutoff, readings: nights.map(({ at }) => at), scans: scansAmong(nights) }),
      figures,
    ),
  );
  const files = [
    output.write('figures.json', `${JSON.stringify(figures, null, 1)}\n`),
    output.write('truth.json', `${JSON.stringify(truth, null, 1)}\n`),
  ];
  say('Impression du rapport anniversaire…', 'Printing the anniversary report…');
  files.push(...(await watch.time('print', () => print(options, output, nights))));
  return { nights: lived, files, laps: watch.read(), ...verdictsOf(figures, truth) };
}

async function importPublished({ store }: Output, nights: readonly Night[]): Promise<void> {
  const path = join(root, 'db/catalogue/published-figures.json');
  const at = nights.at(-1)?.at;
  if (!at) return;
  await importPublishedFigures(store.db, readPublishedFigures(readFileSync(path, 'utf8'), path, at));
}

/** The fourth anniversary, frozen and printed in both languages; a second run gives the same edition. */
async function print(
  { env }: DemonstrationOptions,
  { store, write }: Output,
  nights: readonly Night[],
): Promise<string[]> {
  const context = {
    store,
    collective: readCollective(join(root, 'collective.json')),
    catalogue: CATALOGUE,
    clock: fixedClock(nights.at(-1)?.at ?? `${LAST_DAY}T22:00:00Z`),
    // Where the demonstration is served, as long as nobody takes that port.
    publicUrl: env.publicUrl ?? `http://127.0.0.1:${FIRST_PORT}`,
  };
  await writeTexts(store, ANNIVERSARY, context.clock.now());
  const document = await buildEdition(context, { kind: 'anniversary', year: ANNIVERSARY });
  // The whole gate, as for anybody: nothing is frozen that it refuses.
  refuseFor(await lookAtStore(store.db, context.collective, document));
  const edition = await freezeEdition(store, document);
  const testimonials = await standingQuotations(store.db, edition.document);
  const drawn = { ...edition, testimonials, webDir: join(root, 'web/dist') };
  await using browser = new KeptBrowser(findBrowser(env));
  const act = { id: document.id, by: AT_TERMINAL, at: context.clock.now() };
  const files: string[] = [];
  for (const [lang, name] of [
    ['fr', `rapport-anniversaire-${ANNIVERSARY}`],
    ['en', `anniversary-report-${ANNIVERSARY}`],
  ] as const) {
    const { pdf, html } = await printEdition({ ...drawn, lang, browser });
    const printings = [printingOf('report', lang, [pdf, html])];
    await store.db.transaction().execute((db) => noteFrozenAndPrinted(db, act, printings));
    files.push(write(`${name}.pdf`, pdf), write(`${name}.html`, html));
  }
  await draftYearBefore(context);
  return files;
}

/** The fourth year is not public yet when it is printed: of the third there is a draft to check, publish and correct. */
async function draftYearBefore(context: Parameters<typeof buildEdition>[0]): Promise<void> {
  const document = await buildEdition(context, { kind: 'anniversary', year: ANNIVERSARY - 1 });
  const act = { by: AT_TERMINAL, at: context.clock.now() };
  await context.store.db.transaction().execute((db) => keepDraft(db, document, act));
}

function verdictsOf(figures: readonly Figure[], truth: readonly Truth[]) {
  const verdicts: Record<Verdict, number> = { equal: 0, within: 0, silent: 0, wrong: 0 };
  const named: Record<'wrong' | 'silent', string[]> = { wrong: [], silent: [] };
  for (const [index, figure] of figures.entries()) {
    const verdict = judge(figure, truth[index] as Truth);
    verdicts[verdict] += 1;
    if (verdict === 'wrong' || verdict === 'silent') named[verdict].push(`${figure.key} ${figure.period}`);
  }
  return { verdicts, ...named };
}
