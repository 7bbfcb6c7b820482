import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import twitter from 'twitter-text';
import { mentions, tagsOf } from '../../../jobs/triage/tags.ts';

const COLLECTIVE = { tag: 'i4Emploi', seekerTag: 'i4EmploiR' };

test('tags are found in a text, each by itself', () => {
  assert.deepEqual(tagsOf('Comptable #i4EmploiR, je relaie #I4EMPLOI', COLLECTIVE), {
    tag: true,
    seekerTag: true,
  });
  assert.deepEqual(tagsOf('#i4EmploiR seulement', COLLECTIVE), { tag: false, seekerTag: true });
});

test('a tag is a whole word by X’s rule', () => {
  const none = [
    '#i4EmploiRH',
    '#i4Emplois',
    'RT&#i4Emploi',
    'é#i4Emploi',
    '#i4Emploi_Ouest',
    '# i4Emploi',
    'i4Emploi',
  ];
  for (const text of none) assert.deepEqual(tagsOf(text, COLLECTIVE), { tag: false, seekerTag: false }, text);
  for (const text of ['(#i4Emploi)', '＃i4Emploi.', '🙂#i4emploi', 'a\n#i4Emploi!']) {
    assert.equal(tagsOf(text, COLLECTIVE).tag, true, text);
  }
});

test('a mention is a whole handle, and no part of an address', () => {
  assert.ok(mentions('.@I4emploi merci', 'i4Emploi'));
  for (const text of ['@i4EmploiRH', 'moi@i4Emploi.fr', 'i4Emploi'])
    assert.ok(!mentions(text, 'i4Emploi'), text);
});

test('what is seen at first sight is what X’s own parse finds, whatever surrounds it', () => {
  const pieces = [
    ...[
      '#',
      '＃',
      '@',
      '＠',
      ' ',
      '\n',
      '\u00A0',
      '.',
      ',',
      '/',
      ':',
      '_',
      '-',
      '&',
      '\uFE0F',
      'é',
      '🙂',
      'R',
      '1',
    ],
    ...[
      'i4Emploi',
      'I4EMPLOI',
      'i4EmploiR',
      'i4Émploi',
      'İ4Emploi',
      'rt',
      'https://',
      'exemple.org',
      '.fr',
      'x',
    ],
    ...[' #i4Emploi', '#i4emploi ', ' @i4Emploi', '@i4emploi ', '#i4EmploiR '],
  ];
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 9 }).map((chosen) => chosen.join(''));
  fc.assert(
    fc.property(text, (text) => {
      const found = twitter.extractHashtags(text).map((one) => one.toLowerCase());
      const expected = { tag: found.includes('i4emploi'), seekerTag: found.includes('i4emploir') };
      assert.deepEqual(tagsOf(text, COLLECTIVE), expected);
      const named = twitter.extractMentions(text).map((one) => one.toLowerCase());
      assert.equal(mentions(text, 'i4Emploi'), named.includes('i4emploi'));
    }),
    { seed: 4, numRuns: 5000 },
  );
});
