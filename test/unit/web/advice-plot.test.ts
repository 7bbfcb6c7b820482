import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Indicator } from '../../../api/contract/indicator.ts';
import type { Measure } from '../../../api/contract/measure.ts';
import { indicatorOf } from '../../../db/catalogue/index.ts';
import { adviceMessage, advicePlots } from '../../../web/figures/advice-plot.ts';
import { wordsOf } from '../../../web/i18n/words.ts';

const [fr, en] = [wordsOf('fr'), wordsOf('en')];
const indicator = indicatorOf('advice_contrast') as unknown as Indicator;
const frame = { from: '2015-09-26', to: '2019-09-30', startDay: '2015-09-26', cutoff: '2019-09-30' };
const period = { grain: 'all', start: '2015-09-26', end: '2019-09-30' } as const;

function contrast(dimension: string, bounds: readonly [low: number, value: number, high: number] | null) {
  const [low, value, high] = bounds ?? [null, null, null];
  const state = bounds ? 'measured' : 'not_measured';
  const known = { coverage: null, knownAt: '2019-09-01T02:00:00.000Z', version: 1, n: bounds ? 80 : null };
  return { ...known, dimension, period, state, low, value, high, reason: 'association' } as Measure;
}

test('interactions share an axis, and impressions have one of their own', () => {
  const measures = [
    contrast('hour', [-2.5, -0.6, 1.4]),
    contrast('media', [0.5, 1, 2]),
    contrast('tags', null),
    contrast('emoji', [-40, 120, 310]),
  ];
  const [interactions, impressions, ...others] = advicePlots({ indicator, measures, frame }, fr);
  assert.deepEqual(others, []);
  assert.deepEqual(
    interactions?.marks.map(({ label, text }) => `${label} | ${text}`),
    [
      'Publier aux heures conseillées | −0,6 (de −2,5 à\u00a01,4)',
      'Deux hashtags au plus | non mesuré',
      'Un texte de 140 signes au plus | non mesuré',
      'Une image ou une vidéo | +1 (de 0,5 à\u00a02)',
      'Un appel à l’action | non mesuré',
    ],
  );
  assert.match(interactions?.unit ?? '', /interactions/);
  assert.match(impressions?.unit ?? '', /affichages/);
  assert.equal(impressions?.marks.length, 1);
  assert.match(interactions?.reading ?? '', /exclut zéro pour\u00a0: Une image ou une vidéo\.$/);
  assert.match(impressions?.reading ?? '', /Aucun intervalle n’exclut zéro/);
  assert.equal(interactions?.table.rows.length, 5);
  assert.ok([interactions, impressions].every((view) => (view?.alt.length ?? 999) <= 250));
});

test('what was not measured draws nothing', () => {
  assert.deepEqual(advicePlots({ indicator, measures: [contrast('hour', null)], frame }, fr), []);
});

test('the message counts the advice with an established difference, and claims no cause', () => {
  const none = contrast('hour', [-1, 0, 1]);
  const above = contrast('media', [0.5, 1, 2]);
  const below = contrast('length', [-3, -2, -0.1]);
  assert.equal(adviceMessage([none], fr), 'Le seul conseil mesuré ne va avec aucun écart établi');
  assert.equal(
    adviceMessage([none, contrast('tags', [-1, 0, 2])], fr),
    'Aucun des 2 conseils mesurés ne va avec un écart établi',
  );
  assert.match(adviceMessage([none, above], fr), /^Sur 2 mesurés, un conseil va .* pas une cause$/);
  assert.match(adviceMessage([none, above, below], fr), /^Sur 3 mesurés, 2 conseils vont /);
  assert.match(
    adviceMessage([none, above, below], en),
    /^Of 3 measured, 2 pieces of advice go .* not a cause$/,
  );
});
