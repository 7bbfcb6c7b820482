import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EditionDocument } from '../../../api/contract/edition.ts';
import { day } from '../../../db/core/calendar.ts';
import type { AppError } from '../../../db/core/errors.ts';
import { emptyPages, wrongContents, wrongSize } from '../../../reports/gate/file-conditions.ts';
import { CONDITIONS, type Finding, refuseFor } from '../../../reports/gate/finding.ts';
import {
  blankCharts,
  cutTables,
  differingFigures,
  forbiddenOnPage,
  lookAtPage,
  missingFonts,
  namedPersons,
  type SeenPage,
  unnamedCharts,
} from '../../../reports/gate/page-conditions.ts';
import {
  lowCoverage,
  type StoreFacts,
  staleNight,
  unconfirmedDeclarations,
} from '../../../reports/gate/store-conditions.ts';
import { faultyTexts, forbiddenInTexts } from '../../../reports/gate/text-conditions.ts';
import { editionAnswer } from '../../e2e/web-fixtures/answers.ts';

const document = (): EditionDocument => editionAnswer().document;
const edition = document();
const plain = (findings: readonly Finding[]) => findings.map(({ fr }) => fr.replace(/\s/g, ' '));

/** What was seen of a store, of a page and of a file where nothing is wrong. */
const facts: StoreFacts = {
  today: day('2019-10-01'),
  lastNight: { day: day('2019-09-30'), state: 'done' },
  daysNotRolledUp: 0,
  unconfirmed: 0,
};
const page: SeenPage = {
  sheets: 11,
  lostFonts: [],
  charts: [{ name: '12 demandes', marks: 3 }],
  tables: [
    {
      name: 'Définitions',
      kind: 'data compact words definitions',
      rows: edition.indicators.length,
      cut: false,
    },
    { name: 'Registre', kind: 'data register', rows: edition.published.figures.length, cut: false },
  ],
  contents: [{ id: 'method', page: '9' }],
  figures: [],
  text: 'Relais par @i4Emploi, du 26 septembre 2018 au 25 septembre 2019',
  ownText: 'Relais par @i4Emploi',
};
const coverage = (value: number | null): EditionDocument => {
  const covered = document();
  covered.series = [
    {
      indicator: 'collection_coverage',
      grain: 'year',
      measures: [
        { dimension: '', share: 1 },
        { dimension: 'placements', share: value },
      ].map(({ dimension, share }) => ({
        ...{ period: { ...covered.period }, dimension, state: share === null ? 'not_measured' : 'measured' },
        ...{
          value: share,
          low: share,
          high: share,
          n: null,
          coverage: share,
          reason: null,
          version: 1,
          knownAt: null,
        },
      })) as EditionDocument['series'][number]['measures'],
    },
  ];
  return covered;
};
const written = (fr: string | null, en: string | null, slot: 'opening' | 'coverage' = 'opening') => ({
  ...edition,
  texts: [{ slot, fr, en }],
});
const card = (indicator: string, text: string): SeenPage => ({ ...page, figures: [{ indicator, text }] });

test('nothing is found where nothing is wrong', () => {
  const text = written(
    'Un mot, {{figure:seekers_relayed}} personnes relayées.',
    '{{ figure:bio_adopters.all }} accounts, {{figure:seekers_distinct.all.rounded}} people.',
  );
  assert.deepEqual(
    [
      ...staleNight(facts, edition),
      ...lowCoverage(coverage(0.95), 0.9),
      ...unconfirmedDeclarations(facts),
      ...forbiddenInTexts(text.texts),
      ...faultyTexts(text),
      ...lookAtPage(page, edition, 'editions'),
      ...emptyPages({ pages: [{ empty: false }] }),
      ...wrongContents(page, { pageOf: new Map([['method', 9]]) }),
      ...wrongSize({
        sheet: 'editions',
        sheets: 12,
        pages: Array(13).fill({ empty: false }),
        bytes: 900_000,
      }),
    ],
    [],
  );
});

/** Each condition, broken. */
const BROKEN: readonly [condition: Finding['condition'], found: () => Finding[], says: RegExp][] = [
  ['night-stale', () => staleNight({ ...facts, lastNight: null }, edition), /aucune nuit/],
  [
    'night-stale',
    () => staleNight({ ...facts, lastNight: { day: day('2019-09-30'), state: 'failed' } }, edition),
    /nuit du 30 septembre 2019 a échoué/,
  ],
  [
    'night-stale',
    () => staleNight({ ...facts, lastNight: { day: day('2019-09-30'), state: 'running' } }, edition),
    /n’est pas finie/,
  ],
  [
    'night-stale',
    () => staleNight({ ...facts, today: day('2019-10-05') }, edition),
    /plusieurs nuits manquent/,
  ],
  ['night-stale', () => staleNight({ ...facts, daysNotRolledUp: 2 }, edition), /2 jour/],
  ['coverage-low', () => lowCoverage(coverage(0.8999), 0.9), /déclarations 89,9 %/],
  ['coverage-low', () => lowCoverage(coverage(null), 0.9), /déclarations 0 %/],
  ['coverage-low', () => lowCoverage({ ...coverage(1), series: [] }, 0.9), /inconnue/],
  [
    'coverage-low',
    () => lowCoverage({ ...coverage(0.5), texts: written('Voici pourquoi.', null, 'coverage').texts }, 0.9),
    /./,
  ],
  [
    'declarations-unconfirmed',
    () => unconfirmedDeclarations({ ...facts, unconfirmed: 1 }),
    /1 déclaration attend /,
  ],
  [
    'declarations-unconfirmed',
    () => unconfirmedDeclarations({ ...facts, unconfirmed: 3 }),
    /3 déclarations attendent/,
  ],
  [
    'words-forbidden',
    () => forbiddenInTexts(written('Notre **taux** de placement.', 'x').texts),
    /taux de placement/,
  ],
  ['words-forbidden', () => forbiddenOnPage({ ownText: '12 emplois grâce au collectif' }), /grâce au/],
  ['text-faulty', () => faultyTexts(written('Bonjour.', null)), /avant-propos » manque en anglais/],
  ['text-faulty', () => faultyTexts(written(null, 'Hello.')), /manque en français/],
  ['text-faulty', () => faultyTexts(written('{{figure:seekers}} ici', 'x')), /cite \{\{figure:seekers\}\}/],
  ['text-faulty', () => faultyTexts(written('{{seekers_relayed}}', 'x')), /cite \{\{seekers_relayed\}\}/],
  ['text-faulty', () => faultyTexts(written('Bonjour !', 'x')), /espace fine/],
  [
    'text-faulty',
    () => faultyTexts(written('Près de {{figure:seekers_distinct.all}} personnes', 'x')),
    /dit « Près de » devant un chiffre/,
  ],
  [
    'text-faulty',
    () => faultyTexts(written('x', 'more than {{figure:seekers_distinct}} people')),
    /dit « more than » devant/,
  ],
  ['chart-blank', () => blankCharts({ charts: [{ name: 'Demandes', marks: 0 }] }), /vide \(Demandes\)/],
  ['chart-unnamed', () => unnamedCharts({ charts: [{ name: null, marks: 4 }] }), /texte de remplacement/],
  ['font-missing', () => missingFonts({ lostFonts: ['Figtree'] }), /police Figtree/],
  [
    'table-cut',
    () => cutTables({ tables: [{ name: 'Demandes', kind: 'data', rows: 12, cut: true }] }, edition),
    /« Demandes » est coupé/,
  ],
  [
    'table-cut',
    () => cutTables({ tables: [{ name: 'Registre', kind: 'register', rows: 1, cut: false }] }, edition),
    /n’a que 1 lignes sur/,
  ],
  [
    'figure-differs',
    () => differingFigures(card('seekers_distinct', 'au moins 999 999'), edition, 'editions'),
    /999/,
  ],
  [
    'figure-differs',
    () => differingFigures(card('seekers_distinct', 'non mesuré'), edition, 'editions'),
    /imprimé non/,
  ],
  ['figure-differs', () => differingFigures(card('no_such', '3'), edition, 'editions'), /no_such/],
  [
    'figure-differs',
    () =>
      differingFigures(
        card('seekers_distinct', '3'),
        { ...edition, released: undefined as never },
        'sponsors',
      ),
    /imprimé 3/,
  ],
  [
    'person-named',
    () => namedPersons({ text: 'relayé par @quelqu_un' }, edition),
    /nomme un compte \(@qu…\)/,
  ],
  [
    'person-named',
    () => namedPersons({ text: 'écrire à nom@exemple.fr.' }, edition),
    /nomme une adresse \(nom…\)/,
  ],
  ['pages-wrong', () => emptyPages({ pages: [{ empty: false }, { empty: true }] }), /page 2 est vide/],
  ['pages-wrong', () => emptyPages({ pages: [] }), /aucune page/],
  [
    'pages-wrong',
    () => wrongContents(page, { pageOf: new Map([['method', 10]]) }),
    /annonce « method » page 9 au lieu de 10/,
  ],
  ['pages-wrong', () => wrongContents(page, { pageOf: new Map() }), /« method » page 9 au lieu de \?/],
  [
    'pages-wrong',
    () => wrongSize({ sheet: 'editions', sheets: 12, pages: Array(11).fill({ empty: false }), bytes: 1 }),
    /11 pages au lieu de 12 à 16/,
  ],
  [
    'pages-wrong',
    () => wrongSize({ sheet: 'editions', sheets: 12, pages: Array(17).fill({ empty: false }), bytes: 1 }),
    /17 pages au lieu de 12 à 16/,
  ],
  [
    'pages-wrong',
    () => wrongSize({ sheet: 'sponsors', sheets: 1, pages: Array(2).fill({ empty: false }), bytes: 1 }),
    /2 pages au lieu de 1/,
  ],
  [
    'pages-wrong',
    () => wrongSize({ sheet: 'sponsors', sheets: 1, pages: [{ empty: false }], bytes: 5_000_001 }),
    /6 Mo/,
  ],
];

test('each of the twelve conditions is found when it is broken, and says why in both languages', () => {
  for (const [condition, found, says] of BROKEN) {
    const findings = found();
    assert.deepEqual([...new Set(findings.map((finding) => finding.condition))], [condition], says.source);
    assert.ok(
      plain(findings).some((fr) => says.test(fr)),
      plain(findings).join(),
    );
    for (const { fr, en } of findings) assert.notEqual(fr, en);
  }
  assert.deepEqual([...new Set(BROKEN.map(([condition]) => condition))].sort(), [...CONDITIONS].sort());
  assert.equal(CONDITIONS.length, 12);
});

test('a low coverage may be published once its reason is written in both languages', () => {
  assert.deepEqual(
    lowCoverage(
      { ...coverage(0.5), texts: written('Voici pourquoi.', 'This is why.', 'coverage').texts },
      0.9,
    ).length,
    0,
  );
});

test('of a year that ended long ago the nights need not go on', () => {
  assert.deepEqual(staleNight({ ...facts, today: day('2026-11-25') }, edition), []);
});

test('everything that is wrong is told at once, in one sentence', () => {
  refuseFor([]);
  assert.throws(
    () =>
      refuseFor([
        ...blankCharts({ charts: [{ name: 'Demandes', marks: 0 }] }),
        ...unconfirmedDeclarations({ ...facts, unconfirmed: 2 }),
      ]),
    (error: AppError) => {
      assert.deepEqual([error.code, error.status], ['gate-chart-blank', 409]);
      assert.match(
        error.sentence.fr,
        /^Le rapport n’est pas imprimé\s: un graphique est vide .*\s; 2 déclarations .*personne\.$/,
      );
      assert.match(
        error.sentence.en,
        /^The report is not printed: a chart is blank .*; 2 declarations .*person\.$/,
      );
      return true;
    },
  );
});
