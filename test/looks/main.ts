import { readArguments, runMain } from '../../db/core/cli.ts';
import { listEditions } from '../../db/queries/editions.ts';
import { livingService } from '../e2e/web/living-service.ts';
import { openPage } from '../e2e/web/open-page.ts';
import { faultsOf, LOOKS } from './look.ts';
import { PAGES } from './pages.ts';

const HELP = {
  fr: `npm run looks [-- MOT…]          chaque page, dans les deux langues, regardée de ${LOOKS.length} façons ; seules celles dont l’adresse contient un MOT, s’il y en a

Thèmes clair et sombre à 360, 768 et 1 280 pixels, zoom à 200 et 400 %, couleurs imposées, sans animation.
Dit ce qui enfreint WCAG 2.2 AA (axe-core) ou déborde, et finit avec 1 s’il y en a.`,
  en: `npm run looks [-- WORD…]         every page, in both languages, looked at in ${LOOKS.length} ways; only those whose address holds a WORD, if there is one

Light and dark themes at 360, 768 and 1,280 pixels, zoom of 200 and 400%, forced colours, no motion.
Tells what breaks WCAG 2.2 AA (axe-core) or overflows, and ends with 1 if anything does.`,
};

await runMain(async ({ language, print, signal }) => {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return print(HELP[language]);
  await using service = await livingService();
  await using opened = await openPage();
  const { page } = opened;
  await page.goto(`${service.url}${await service.invite('alice', 'administrator')}`);
  await Promise.all([page.waitForNavigation(), page.click('button[type=submit]')]);
  const [edition] = await listEditions(service.context.store.db);
  const paths = PAGES.flat()
    .map((path) => path.replace('EDITION', edition?.id ?? ''))
    .filter((path) => positionals.length === 0 || positionals.some((word) => path.includes(word)));
  let faulty = 0;
  for (const path of paths) {
    if (signal.aborted) break;
    await page.goto(`${service.url}${path}`);
    // Pages without figures are there once they are loaded.
    await page.waitForFunction(
      () =>
        !document.querySelector('#app') ||
        (document.documentElement.dataset.ready ?? document.documentElement.dataset.failed) !== undefined ||
        document.querySelector('main:not(:has(.state-loading)) h1') !== null,
    );
    await page.$$eval('details', (all) => {
      for (const details of all) details.open = true;
    });
    const found = new Map<string, string[]>();
    for (const look of LOOKS)
      for (const fault of await faultsOf(page, look))
        found.set(fault, [...(found.get(fault) ?? []), look.name]);
    print(`${path}: ${found.size === 0 ? 'ok' : ''}`);
    for (const [fault, looks] of found) print(`  ${fault} [${looks.join(', ')}]`);
    faulty += Number(found.size > 0);
  }
  print(`${paths.length} pages, ${LOOKS.length} looks each, ${faulty} faulty`);
  return faulty > 0 ? 1 : 0;
});
