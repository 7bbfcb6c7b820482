import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { tagsOf } from '../../../jobs/triage/tags.ts';
import { readBios } from '../../triage/examples.ts';

const COLLECTIVE = { tag: 'i4Emploi', seekerTag: 'i4EmploiR' };
const adopts = (bio: string) => tagsOf(bio, COLLECTIVE).tag;

test('every labelled bio is read as labelled', () => {
  for (const { id, text, adopter, seeker } of readBios())
    assert.deepEqual(tagsOf(text, COLLECTIVE), { tag: adopter, seekerTag: seeker }, id);
});

test('signs: # and ＃ only', () => {
  for (const sign of ['#', '＃', '##', '#＃']) assert.ok(adopts(`${sign}i4Emploi`), sign);
  for (const sign of ['♯', '﹟', '# ', '#\ufe0f\u20e3', '@', '#\u200b'])
    assert.ok(!adopts(`${sign}i4Emploi`), sign);
});

test('what may stand before a tag', () => {
  for (const before of ['', ' ', '\n', '(', '|', '-', '.', '’', '🎻', '❤️', '\u200b', '+', '«', '/'])
    assert.ok(adopts(`${before}#i4Emploi`), JSON.stringify(before));
  for (const before of ['a', 'é', '9', '_', '&', '\u200d', '\u200c', '·', 'e\u0301'])
    assert.ok(!adopts(`${before}#i4Emploi`), JSON.stringify(before));
});

test('what ends a tag cleanly, and what makes it another word', () => {
  for (const after of [
    ',',
    '.',
    ':',
    ';',
    '!',
    '?',
    ')',
    '-',
    '’',
    '/',
    '@',
    '\u200b',
    '\u00ad',
    '📮',
    '🇫🇷',
    '.e',
  ])
    assert.ok(adopts(`#i4Emploi${after}`), JSON.stringify(after));
  for (const after of ['_Ouest', 's', 'RH', 'R', '10ans', '·se', '\u200c', '\u200d', '\u0301', '\ufe0f'])
    assert.ok(!adopts(`#i4Emploi${after}`), JSON.stringify(after));
});

test('tags glued together, followed by :// or inside an address are void', () => {
  for (const bio of [
    '#i4Emploi#RH',
    '#i4Emploi＃RH',
    '#RH#i4Emploi',
    '#i4Emploi://x',
    'https://exemple.org/#i4Emploi',
    'exemple.org#i4Emploi',
  ])
    assert.ok(!adopts(bio), bio);
  assert.ok(adopts('https://exemple.org/a #i4Emploi'));
});

test('homoglyphs and other letters are another word, capitals are not', () => {
  for (const tag of [
    '#і4Emploi',
    '#i4Еmploi',
    '#l4Emploi',
    '#i4Empl0i',
    '#𝗶𝟰𝗘𝗺𝗽𝗹𝗼𝗶',
    '#ｉ４Ｅｍｐｌｏｉ',
    '#i4Émploi',
    '#i4Emploı',
  ])
    assert.ok(!adopts(tag), tag);
  for (const tag of ['#I4EMPLOI', '#i4emploi', '#I4eMpLoI']) assert.ok(adopts(tag), tag);
});

test('words around a spaced tag never change what it is', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-zéç ,.!0-9]{0,30}$/),
      fc.stringMatching(/^[a-zéç ,.!0-9]{0,30}$/),
      (before, after) => {
        assert.deepEqual(tagsOf(`${before} #i4Emploi ${after}`, COLLECTIVE), { tag: true, seekerTag: false });
        assert.deepEqual(tagsOf(`${before}x#i4Emploi ${after}`, COLLECTIVE), {
          tag: false,
          seekerTag: false,
        });
      },
    ),
  );
});
