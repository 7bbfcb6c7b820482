import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PostLabel } from '../../../db/core/labels.ts';
import { suggest } from '../../../jobs/triage/suggest.ts';
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

test('a suggestion names its rule, and an offer is not taken for the search it quotes', () => {
  const cases: [PostLabel, string, string][] = [
    ['seeker_request', 'searches', 'À la recherche d’un poste de soudeuse à Lyon #i4Emploi'],
    ['seeker_request', 'searches', 'Je cherche un CDI de comptable #i4Emploi'],
    ['seeker_request', 'still-searching', 'J’ai signé six semaines, mais je reste candidate à un CDI'],
    ['employer_offer', 'we-hire', 'Tu es en recherche ? Nous recrutons une infirmière #i4Emploi'],
    ['placement_report', 'work-found', 'J’ai enfin trouvé un poste, merci à tous #i4Emploi'],
    ['relay_support', 'repost-by-hand', 'RT @quelquun : je cherche un CDI'],
    ['relay_support', 'relays-or-thanks', 'Un coup de pouce pour Léa #i4Emploi'],
    ['other', 'no-rule', 'Le taux de chômage baisse'],
  ];
  for (const [label, reason, text] of cases) {
    const found = suggest(text, false);
    assert.deepEqual([found.label, found.reason], [label, reason], text);
    assert.ok(found.score > 0 && found.score <= 1);
  }
});

test('the seekers’ tag decides only where the words say nothing', () => {
  assert.equal(suggest('Soudeuse, Lyon', true).label, 'seeker_request');
  assert.equal(suggest('Merci à vous tous', true).label, 'relay_support');
});
