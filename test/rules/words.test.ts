import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DENIALS, findForbiddenWords } from '../../db/words/forbidden-words.ts';
import { frenchFaults } from './french-faults.ts';
import { inSource, isFrench, readSentences } from './sentences.ts';

const sentences = readSentences();

test('the walk reads every template, label and document, in both languages', () => {
  for (const known of [
    ['web/i18n/fr.ts', 'fr', 'Ce que le collectif fait, mesuré chaque nuit'],
    ['web/i18n/fr.ts', 'fr', 'Du 7 au 7'],
    ['db/catalogue/adopters.ts', 'en', 'Accounts showing #i4Emploi'],
    ['LISEZMOI.md', 'fr', 'Vérifier'],
    ['README.md', 'en', 'Run the tests'],
    ['db/catalogue/published-figures.json', 'fr', 'deux semaines après le début'],
  ] as const) {
    const [path, language, text] = known;
    assert.ok(
      sentences.some((other) => other.path === path && other.language === language && other.text === text),
      known.join(' '),
    );
  }
});

test('the walk goes into every place where words live', () => {
  const places = [
    /^web\/i18n\/.*fr\.ts$/,
    /^web\/i18n\/.*en\.ts$/,
    /^web\/report\//,
    /^web\/editions\//,
    /^web\/index\.html$/,
    /^api\/telling\//,
    /^api\/following\//,
    /^api\/auth\/sign-in\.js$/,
    /^reports\/gate\//,
    /^jobs\/tasks\/weekly-mail/,
    /^jobs\/sources\/files\//,
    /^db\/catalogue\//,
    /^db\/privacy\//,
    /^test\/demo\//,
    /^setup\.mjs$/,
    /^jobs\/operate\/grafana\.json$/,
    /^SECURITY\.md$/,
  ];
  const read = [...new Set(sentences.map(({ path }) => path))];
  assert.deepEqual(
    places.filter((place) => !read.some((path) => place.test(path))),
    [],
  );
});

test('nothing that the service writes claims an effect or a number of readers', () => {
  const said = sentences.flatMap(({ path, line, text }) => {
    const words = findForbiddenWords(text);
    return words ? [`${path}:${line} says « ${words} »`] : [];
  });
  assert.deepEqual(said, []);
});

test('a denial that nobody says any more leaves the list', () => {
  for (const denial of DENIALS)
    assert.ok(
      sentences.some(({ text }) => text.includes(denial)),
      denial,
    );
});

test('a claim is seen in a template, in what is filled in, between tags and across a join', () => {
  for (const source of [
    "const title = { fr: 'x', en: 'Work found thanks to us' };",
    `const title = (n: string) => \`helped \${n} people find work\`;`,
    "const title = 'taux de ' + 'placement';",
    'const page = <p>Notre taux de <b>réussite</b></p>;',
    'const page = <p>{count} personnes\n  touchées</p>;',
    'const page = <img alt="grâce à nous" />;',
  ]) {
    const found = inSource('page.tsx', source).map(({ text }) => findForbiddenWords(text));
    assert.ok(found.some(Boolean), source);
  }
});

test('words marked as somebody else’s are quoted as they are', () => {
  const quoted = inSource('page.tsx', 'const page = <p>Lu : <q data-verbatim="true">grâce à nous</q></p>;');
  assert.deepEqual(quoted.map(({ text }) => findForbiddenWords(text)).filter(Boolean), []);
});

test('French carries its no-break spaces, apostrophes, accents and separators', () => {
  const faults = sentences
    .filter(isFrench)
    .flatMap(({ path, line, text }) => frenchFaults(text).map((fault) => `${path}:${line} ${fault}`));
  // `node test/rules/mend-french.ts` puts the spaces right.
  assert.deepEqual(faults, []);
});
