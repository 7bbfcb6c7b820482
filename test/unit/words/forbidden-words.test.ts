import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DENIALS, findForbiddenWords } from '../../../db/words/forbidden-words.ts';

test('finds what we do not say, and quotes it', () => {
  assert.equal(findForbiddenWords('365 emplois grâce au collectif'), 'grâce au');
  assert.equal(findForbiddenWords('Le « Taux de\nRÉUSSITE » est de 24 %'), 'Taux de RÉUSSITE');
});

test('neither a line end, a no-break space nor a typographic sign hides them', () => {
  for (const text of [
    'Grâce\nà nous',
    'un taux de\u00a0placement de 24 %',
    'personnes  touchées',
    'we helped 1,500 people find work',
    'helped 1\u202f500 people to find work',
    'Thanks to the collective',
  ]) {
    assert.notEqual(findForbiddenWords(text), null, text);
  }
});

test('nor do capitals, accents left out or decomposed, and unseen characters', () => {
  for (const text of [
    'GRACE A I4EMPLOI',
    'gra\u0302ce a\u0300 i4Emploi',
    'gr\u00adâce\u200b à i4Emploi',
    'taux de retour à l\u2019emploi',
    "taux de retour a l'emploi",
    'PERSONNES TOUCHEES',
    'personnes touché·e·s',
    'personnes touché(e)s',
  ]) {
    assert.notEqual(findForbiddenWords(text), null, text);
  }
});

test('every turn of the claim is found, in French', () => {
  for (const text of [
    'i4Emploi a permis à 365 personnes de retrouver un travail',
    'Le collectif a permis de retrouver un emploi',
    'ce qui permet aux nombreuses personnes suivies',
    'a créé 365 emplois',
    'nous avons placé 365 personnes',
    'a placé plus de 300 emplois',
    '365 personnes ont été placées',
    '365 emplois créés',
    'notre taux de succès',
    'personnes uniques touchées',
    'les personnes que nous avons atteintes',
    'nous avons touché 700 000 personnes',
    '365 personnes aidées à retrouver un emploi',
    'a aidé 365 personnes à trouver un emploi',
    'elles doivent leur emploi au collectif',
    '365 emplois retrouvés via #i4Emploi',
  ]) {
    assert.notEqual(findForbiddenWords(text), null, text);
  }
});

test('every turn of the claim is found, in English', () => {
  for (const text of [
    '365 people were placed',
    'we placed 365 candidates',
    'a success rate of 24%',
    'the placement rates',
    'people we reached',
    'reached more than 700,000 people',
    'helped hundreds of job seekers to find a job',
    'helping people return to work',
    'helped find 365 jobs',
    'enabled 365 people to find work',
    'generated 365 new jobs',
    'work found thanks to i4Emploi',
    'because of the collective',
  ]) {
    assert.notEqual(findForbiddenWords(text), null, text);
  }
});

test('words that only look alike pass', () => {
  for (const text of [
    'une grâce accordée',
    'le taux de retour',
    'Taux de réponse au suivi',
    'les personnes relayées',
    'people who asked',
    'encore en place à leur première lecture',
    'Libérez de la place, puis relancez.',
    'la publication touche. Les personnes répondent',
    'Les retours au travail déclarés',
    'ont déclaré avoir retrouvé un travail après avoir utilisé le hashtag',
    'personnes en place',
    'jobs that ran last night',
    'misplaced',
    'remplacé',
    'out of reach of people',
    'a rate of response',
    'the coverage that was reached',
    'la population touchée par la grève',
  ]) {
    assert.equal(findForbiddenWords(text), null, text);
  }
});

test('a figure may be named to deny it, word for word; nothing around it is let through', () => {
  for (const denial of DENIALS) {
    assert.equal(findForbiddenWords(`${denial} : peu de personnes répondent.`), null);
    assert.equal(findForbiddenWords(`${denial}, mais un taux de réussite`), 'taux de réussite');
    assert.notEqual(findForbiddenWords(denial.replace('n’est pas', 'est')), null);
  }
});
