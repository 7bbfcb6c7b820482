import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mendedSpaces } from '../../../db/words/french-typography.ts';
import { frenchFaults } from '../../rules/french-faults.ts';

test('well-set French passes', () => {
  for (const text of [
    'Six chiffres\u00a0: «\u00a0au moins\u00a0» annonce un minimum\u202f; est-ce clair\u202f?',
    'Le 1er octobre 2019, la 2e édition, n°\u00a03, à 7\u00a0h\u00a030, de 12:30 à 13:00',
    'près de 1\u202f500 personnes, soit 24,3\u00a0% en 2019, 1\u202f400\u00a0$ au plus…',
    'À partir du 26/09/2018, l’État, l’Édition et l’œuvre (Ça alors\u202f!)',
    'https://example.org/a?b=c le dit ; '.slice(0, 26),
  ])
    assert.deepEqual(frenchFaults(text), [], text);
});

test('each fault is seen', () => {
  for (const text of [
    'Est-ce clair ?',
    'Est-ce clair?',
    'un\u00a0; deux',
    'Deux : trois',
    'Deux: trois',
    '« au moins\u00a0»',
    '«\u00a0au moins »',
    '24 %',
    '24%',
    '100 $',
    "l'édition",
    'un "mot"',
    'et puis...',
    'un , deux',
    'A partir de lundi',
    'Edition de 2019',
    'les Etats',
    'mise en oeuvre',
    '1 500 personnes',
    '1\u00a0500 personnes',
    '1500 personnes',
    '10000 relais',
    'la 2ème année',
    'n° 3',
    '07h30',
  ])
    assert.notDeepEqual(frenchFaults(text), [], text);
});

test('what is mended has no fault of spaces left, and keeps its length and its words', () => {
  const text = 'Est-ce clair ? « Oui » ; 24 % de 1 500 : tout ! Le 26 septembre 2019 : rien.';
  const mended = mendedSpaces(text);
  assert.deepEqual(frenchFaults(mended), []);
  assert.equal(mended.length, text.length);
  assert.equal(mended.replace(/[\u00a0\u202f]/g, ' '), text);
  assert.equal(mendedSpaces(mended), mended);
});
