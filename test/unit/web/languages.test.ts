import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NightTask } from '../../../api/contract/night.ts';
import { findForbiddenWords } from '../../../db/words/forbidden-words.ts';
import { SCHEDULE } from '../../../jobs/schedule.ts';
import { taskName, whyText } from '../../../web/figures/night-text.ts';
import { accessEn } from '../../../web/i18n/access-en.ts';
import { accessFr } from '../../../web/i18n/access-fr.ts';
import { adminEn } from '../../../web/i18n/admin-en.ts';
import { adminFr } from '../../../web/i18n/admin-fr.ts';
import { boardEn } from '../../../web/i18n/board-en.ts';
import { boardFr } from '../../../web/i18n/board-fr.ts';
import { catalogueEn } from '../../../web/i18n/catalogue-en.ts';
import { catalogueFr } from '../../../web/i18n/catalogue-fr.ts';
import { editionsEn } from '../../../web/i18n/editions-en.ts';
import { editionsFr } from '../../../web/i18n/editions-fr.ts';
import { en } from '../../../web/i18n/en.ts';
import { fr } from '../../../web/i18n/fr.ts';
import { nightEn } from '../../../web/i18n/night-en.ts';
import { nightFr } from '../../../web/i18n/night-fr.ts';
import { reportEn } from '../../../web/i18n/report-en.ts';
import { reportFr } from '../../../web/i18n/report-fr.ts';
import { signsEn } from '../../../web/i18n/signs-en.ts';
import { signsFr } from '../../../web/i18n/signs-fr.ts';
import { sortingEn } from '../../../web/i18n/sorting-en.ts';
import { sortingFr } from '../../../web/i18n/sorting-fr.ts';
import { wordsOf } from '../../../web/i18n/words.ts';
import { frenchFaults } from '../../rules/french-faults.ts';

type Entry = string | ((...args: never[]) => string);

/** Every sentence of a catalogue; a function speaks with stand-ins, once for one and once for several. */
function sentences(catalogue: Record<string, Entry>): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, entry]): [string, string][] => {
    if (typeof entry === 'string') return [[key, entry]];
    const call = entry as (...args: unknown[]) => string;
    return [
      [key, call(true, '7', '8', '9', '10')],
      [key, call('x', 'y', 'z', 'w', 'v')],
    ];
  });
}

const french = [
  ...sentences(fr),
  ...sentences(boardFr),
  ...sentences(nightFr),
  ...sentences(reportFr),
  ...sentences(catalogueFr),
  ...sentences(sortingFr),
  ...sentences(signsFr),
  ...sentences(accessFr),
  ...sentences(editionsFr),
  ...sentences(adminFr),
];
const english = [
  ...sentences(en),
  ...sentences(boardEn),
  ...sentences(nightEn),
  ...sentences(reportEn),
  ...sentences(catalogueEn),
  ...sentences(sortingEn),
  ...sentences(signsEn),
  ...sentences(accessEn),
  ...sentences(editionsEn),
  ...sentences(adminEn),
];

test('both languages hold the same keys, and no sentence is empty', () => {
  assert.deepEqual(Object.keys(en).toSorted(), Object.keys(fr).toSorted());
  assert.deepEqual(Object.keys(boardEn).toSorted(), Object.keys(boardFr).toSorted());
  assert.deepEqual(Object.keys(nightEn).toSorted(), Object.keys(nightFr).toSorted());
  assert.deepEqual(Object.keys(catalogueEn).toSorted(), Object.keys(catalogueFr).toSorted());
  assert.deepEqual(Object.keys(adminEn).toSorted(), Object.keys(adminFr).toSorted());
  assert.deepEqual(Object.keys(sortingEn).toSorted(), Object.keys(sortingFr).toSorted());
  assert.deepEqual(Object.keys(reportEn).toSorted(), Object.keys(reportFr).toSorted());
  assert.deepEqual(
    [...french, ...english].filter(([, text]) => text.trim() === '' || text.includes('undefined')),
    [],
  );
});

test('French sentences carry their no-break spaces and true apostrophes', () => {
  assert.deepEqual(
    french.flatMap(([key, text]) => frenchFaults(text).map((fault) => `${key}: ${fault}`)),
    [],
  );
});

test('no sentence says more than was measured, whatever fills it', () => {
  const said = [...french, ...english].map(([key, text]) => [key, findForbiddenWords(text)]);
  assert.deepEqual(
    said.filter(([, words]) => words !== null),
    [],
  );
});

test('every task of a night, every state and every reason has words of its own in both languages', () => {
  const reasons = [
    'x_unauthorized',
    'x_budget',
    'x_rate_limited',
    'x_down',
    'time_limit',
    'interrupted',
    'disk_full',
  ];
  for (const language of ['fr', 'en'] as const) {
    const words = wordsOf(language);
    const tasks = SCHEDULE.map(({ name }) => name);
    assert.deepEqual(
      tasks.filter((task) => taskName(task, words) === task),
      [],
      'a task is told by its code',
    );
    const said = [
      ...tasks.map((task) => taskName(task, words)),
      ...NightTask.shape.state.options.map((state) => words.t[`nightState_${state}`]),
      ...[...reasons, null].map((reason) => whyText(reason, words)),
    ];
    assert.equal(new Set(said).size, said.length, `${said}`);
  }
});
