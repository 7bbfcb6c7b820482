import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entitiesOf } from '../../../jobs/triage/entities.ts';
import { clean, fold } from '../../../jobs/triage/normalise.ts';
import { readPosts } from '../../triage/examples.ts';

const same = (text: string): string => fold(clean(text));

test('the position of the labelled posts is found', () => {
  const tally = { contract: [0, 0, 0], place: [0, 0, 0], occupation: [0, 0, 0] };
  for (const { text, label, entities } of readPosts('posts-dev')) {
    const found = entitiesOf(text, label);
    for (const kind of ['contract', 'place'] as const) {
      const told = new Set(found[kind].map(same));
      const right = new Set(entities[kind].map(same));
      add(tally[kind], [...told].filter((one) => right.has(one)).length, told.size, right.size);
    }
    const [told, right] = [same(found.occupation), same(entities.occupation)];
    const meets = told !== '' && right !== '' && (told.includes(right) || right.includes(told));
    add(tally.occupation, meets ? 1 : 0, told === '' ? 0 : 1, right === '' ? 0 : 1);
  }
  for (const [kind, [right = 0, told = 0, all = 0]] of Object.entries(tally)) {
    assert.ok(right / told >= 0.95, `${kind} precision ${right / told}`);
    assert.ok(right / all >= 0.92, `${kind} recall ${right / all}`);
  }
});

function add(tally: number[], ...more: number[]): void {
  more.forEach((value, index) => {
    tally[index] = (tally[index] ?? 0) + value;
  });
}

test('contracts: refused, past and ending ones are left out, a CDD turned into a CDI is a CDI', () => {
  const contracts = (text: string) => entitiesOf(text, 'seeker_request').contract;
  assert.deepEqual(contracts('Plus d’intérim, un vrai CDI'), ['CDI']);
  assert.deepEqual(contracts('Mon CDD s’achève vendredi, soudeur à Lyon'), []);
  assert.deepEqual(contracts('Mon CDD est devenu un CDI'), ['CDI']);
  assert.deepEqual(contracts('VIE à Dakar, c’est la vie'), ['VIE']);
  assert.deepEqual(contracts('BTS en apprentissage'), ['alternance']);
});

test('places: the article comes back, a number is a département, a common word is none', () => {
  const places = (text: string) => entitiesOf(text, 'seeker_request').place;
  assert.deepEqual(places('Cadre portuaire au Havre ou à Antifer'), ['Le Havre', 'Antifer']);
  assert.deepEqual(places('Comptable à Villeurbanne (69)'), ['Villeurbanne', '69']);
  assert.deepEqual(places('Une nice journée, merci'), []);
  assert.deepEqual(places('Soudeur, télétravail possible'), []);
});

test('nothing is read from what is off the subject', () => {
  assert.deepEqual(entitiesOf('CDI de lutin à Paris', 'other'), { contract: [], place: [], occupation: '' });
});
