import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COLLECTIVE_TAG, carriesTag, SEEKER_TAG } from '../../demo/world/tags.ts';

test('a whole tag is found whatever its case and sign', () => {
  for (const text of [
    '#i4Emploi',
    'VIVE #I4EMPLOI',
    '＃i4emploi',
    '(#i4Emploi)',
    'l’esprit d’#i4Emploi',
    '#i4Emploi-Savoie',
    '#i4EmploiR #i4Emploi',
  ]) {
    assert.ok(carriesTag(text, COLLECTIVE_TAG), text);
  }
  assert.ok(carriesTag('ex-#i4EmploiR heureux', SEEKER_TAG));
});

test('look-alikes are not the tag', () => {
  const others = [
    '#i4EmploiRH',
    '#i4Emplois',
    '@i4Emploi',
    'i4Emploi',
    '#i4Emploi_Ouest',
    '#i4EmploiR·se',
    'RT&#i4Emploi',
    '2015#i4Emploi',
    '#i4Émploi',
    '#i4Еmploi',
    '#i4Emploi#RH',
    'https://exemple.org/bio#i4Emploi',
  ];
  for (const text of others) assert.ok(!carriesTag(text, COLLECTIVE_TAG), text);
});

test('one tag is not the other', () => {
  assert.ok(!carriesTag('#i4EmploiR', COLLECTIVE_TAG));
  assert.ok(!carriesTag('#i4Emploi', SEEKER_TAG));
});
