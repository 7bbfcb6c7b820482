import assert from 'node:assert/strict';
import { test } from 'node:test';
import twitter from 'twitter-text';
import { writingOf } from '../../../jobs/triage/writing.ts';

const of = (text: string, linkAdded = false) => writingOf(text, { linkAdded });

test('a text is known by its tags, emoji, link and length', () => {
  assert.deepEqual(of('Je cherche un poste de soudeuse #i4EmploiR ＃Lyon'), {
    hashtags: 2,
    has_emoji: 0,
    has_link: 0,
    length: 49,
  });
});

test('an emoji is one however it is made; a digit, a sign and a tag are none', () => {
  for (const text of ['👋', 'à Lyon 👩🏽‍🔧', '🇫🇷', '❤️', '1️⃣']) assert.equal(of(text).has_emoji, 1, text);
  for (const text of ['1 poste', 'marque © 2019', '#i4Emploi', '→ ici', ':-)'])
    assert.equal(of(text).has_emoji, 0, text);
});

test('the length is X’s own, with and without its parse', () => {
  const texts = [
    'Développeuse à Besançon',
    'e\u0301te\u0301',
    'ça — « vite »',
    'sur deux\nlignes',
    'voir https://exemple.fr/une/page/longue?et=encore',
    '日本語',
    '👩🏽‍🔧 soudeuse',
    'fin.Debut sans lien',
    'CV.exemple.fr',
  ];
  for (const text of texts) assert.equal(of(text).length, twitter.parseTweet(text).weightedLength, text);
});

test('the link that X adds for a picture is not its author’s', () => {
  const text = 'Mon CV en image #i4EmploiR https://t.co/AbCdEf1234';
  assert.deepEqual(of(text, true), { hashtags: 1, has_emoji: 0, has_link: 0, length: 26 });
  assert.equal(of(text).has_link, 1);
  assert.equal(of('https://exemple.fr https://t.co/AbCdEf1234', true).has_link, 1);
});
