import assert from 'node:assert/strict';
import { test } from 'node:test';
import { POST_LABELS, type PostLabel } from '../../../db/core/labels.ts';
import { featuresOf } from '../../../jobs/triage/features.ts';
import { likeliest, scoresOf } from '../../../jobs/triage/model.ts';
import { isCertain, priority } from '../../../jobs/triage/queue.ts';
import { sortPost, suggest } from '../../../jobs/triage/suggest.ts';
import { WEIGHTS } from '../../../jobs/triage/weights.ts';
import { examplesOf, readPosts, TRAINING } from '../../triage/examples.ts';
import { fit } from '../../triage/fit.ts';
import { macroF1 } from '../../triage/score-card.ts';

const FOLDS = 4;

test('posts left out of the fit are sorted well', () => {
  const posts = TRAINING();
  const guesses = Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const model = fit(examplesOf(posts.filter((_, index) => index % FOLDS !== fold)));
    return posts
      .filter((_, index) => index % FOLDS === fold)
      .map(({ id, label, text, author_bio }) => {
        const scores = scoresOf(model, featuresOf(text, author_bio));
        return { id, label, guess: likeliest(scores), scores };
      });
  });
  assert.ok(macroF1(guesses) >= 0.82, String(macroF1(guesses)));
  // Not those that were written to be harder.
  const usual = guesses.filter(({ id }) => !/^(v|c|d-|e-|f-)/.test(id));
  assert.ok(macroF1(usual) >= 0.85, String(macroF1(usual)));
  const given = guesses.filter(({ id }) => /^d\d/.test(id));
  assert.ok(macroF1(given) >= 0.85, String(macroF1(given)));
  const third = given
    .toSorted((a, b) => priority(b.scores) - priority(a.scores))
    .slice(0, Math.floor(given.length / 3));
  const told = (some: typeof given) => some.filter(({ label }) => label === 'placement_report').length;
  assert.ok(told(third) / told(given) >= 0.95, 'declarations stand in the first third of the queue');
  const automatic = guesses.filter(({ guess, scores }) => isCertain(guess, scores));
  assert.ok(automatic.length > 0);
  const wrong = automatic.filter(({ label, guess }) => label !== guess);
  assert.ok(wrong.length / automatic.length <= 0.01, wrong.map(({ id }) => id).join(' '));
});

test('posts written before the words were listed, and never looked at since, are sorted', () => {
  const guesses = readPosts('posts-held-out').map(({ label, text, author_bio }) => ({
    label,
    guess: sortPost(text, author_bio).label,
  }));
  assert.ok(macroF1(guesses) >= 0.8, String(macroF1(guesses)));
});

test('posts of somebody who has not seen the words are sorted, declarations first', () => {
  const sorted = (['posts-annotator-b', 'posts-annotator-h'] as const).map((file) =>
    readPosts(file).map(({ label, text, author_bio }) => {
      const { label: guess, scores } = sortPost(text, author_bio);
      return { label, guess, scores };
    }),
  );
  for (const guesses of sorted) assert.ok(macroF1(guesses) >= 0.85, String(macroF1(guesses)));
  const guesses = sorted.flat();
  const third = guesses
    .toSorted((a, b) => priority(b.scores) - priority(a.scores))
    .slice(0, Math.floor(guesses.length / 3));
  const told = (some: typeof guesses) => some.filter(({ label }) => label === 'placement_report').length;
  assert.ok(told(third) / told(guesses) >= 0.95);
});

test('the weights are those that the invented posts give', () => {
  const model = fit(examplesOf(TRAINING()));
  assert.deepEqual(Object.keys(model.weights), Object.keys(WEIGHTS.weights));
  for (const [name, row] of Object.entries(model.weights))
    row.forEach((weight, label) => {
      assert.ok(Math.abs(weight - (WEIGHTS.weights[name]?.[label] ?? 0)) < 0.02, name);
    });
});

test('scores sum to 1, and nothing but certain support and chatter is automatic', () => {
  for (const { text, author_bio } of readPosts('posts-dev')) {
    const { label, scores } = sortPost(text, author_bio);
    assert.ok(Math.abs(POST_LABELS.reduce((sum, one) => sum + scores[one], 0) - 1) < 1e-9);
    if (isCertain(label, scores)) assert.ok(label === 'relay_support' || label === 'other', text);
  }
});

test('the guideline’s traps', () => {
  const cases: [PostLabel, string][] = [
    ['employer_offer', 'Je cherche un serveur pour mon restaurant à Lyon, CDI, envoyez votre CV #i4Emploi'],
    ['employer_offer', 'RT @exemple_1: On recrute une infirmière à Metz, CDI #i4Emploi'],
    ['relay_support', 'RT @exemple_1: Infirmière à Metz, je cherche un CDI #i4Emploi'],
    ['seeker_request', 'Comptable à Lyon, je recherche un poste. RT svp #i4Emploi'],
    ['seeker_request', 'Je cherche un emploi de serveur à Nice #i4Emploi'],
    ['seeker_request', 'Dès que je serai embauchée je fête ça. Comptable, Lyon, CDI. RT svp #i4Emploi'],
    [
      'seeker_request',
      'Recrutée en mars, poste supprimé en mai. Comptable à Lyon, je cherche un CDI #i4Emploi',
    ],
    ['seeker_request', 'À donner contre bon salaire : cariste, Dijon, CACES 3 #i4Emploi'],
    ['seeker_request', 'Ma cousine, cariste à Dijon, cherche un CDI. On l’aide ? #i4Emploi'],
    ['placement_report', 'J’ai signé ce matin un CDI de comptable à Lyon, merci à tous #i4Emploi'],
    ['placement_report', 'Une lettre en moins dans ma bio, merci à vous #i4Emploi'],
    ['relay_support', 'Un entretien demain grâce à vos partages, on verra bien. Merci ! #i4Emploi'],
    ['other', 'Le taux de chômage recule au troisième trimestre, selon l’Insee #i4Emploi'],
    ['other', 'Votre CV refait par un expert pour 59 €, paiement en 2 fois #i4Emploi'],
  ];
  for (const [label, text] of cases) assert.equal(sortPost(text).label, label, text);
});

test('a suggestion for a night: a label, a score and the signs that spoke', () => {
  const { label, score, reason } = suggest('Je cherche un CDI de comptable #i4Emploi', false);
  assert.equal(label, 'seeker_request');
  assert.ok(score > 0.8 && score <= 1);
  assert.match(reason, /names-a-trade/);
});

test('capitals, accents, invisible characters, bold letters and swapped letters change nothing', () => {
  const written = [
    'JE CHERCHE UN CDI DE SOUDEUR A LYON',
    'je che\u200brche un C\u200dDI de soudeur à Lyon',
    '𝗷𝗲 𝗰𝗵𝗲𝗿𝗰𝗵𝗲 un 𝗖𝗗𝗜 de soudeur à Lyon',
    'je cehrche un CDI de soudeur à Lyon',
  ];
  for (const text of written) assert.ok(featuresOf(text).has('says-searching'), text);
});

test('a trade of several words is a sign of one, whichever word begins it', () => {
  for (const text of ['sage-femme à Metz', 'Femme de chambre à Metz', 'un business developer à Metz'])
    assert.ok(featuresOf(text).has('names-a-trade'), text);
  assert.ok(!featuresOf('Une femme de Metz').has('names-a-trade'));
});
