import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PostLabel } from '../../../db/core/labels.ts';
import { entitiesOf } from '../../../jobs/triage/entities.ts';
import { clean, fold } from '../../../jobs/triage/normalise.ts';
import { readPosts } from '../../triage/examples.ts';

const same = (text: string): string => fold(clean(text));

type Held = { readonly precision: number; readonly recall: number };
type Kind = 'contract' | 'place' | 'occupation';

/** How much of what is told is right, and how much of what is right is told. */
function held(files: readonly Parameters<typeof readPosts>[0][]): Record<Kind, Held> {
  const tally: Record<Kind, number[]> = { contract: [], place: [], occupation: [] };
  for (const { text, label, entities } of files.flatMap(readPosts)) {
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
  const share = ([right = 0, told = 0, all = 0]: number[]): Held => ({
    precision: right / told,
    recall: right / all,
  });
  return {
    contract: share(tally.contract),
    place: share(tally.place),
    occupation: share(tally.occupation),
  };
}

function add(tally: number[], ...more: number[]): void {
  more.forEach((value, index) => {
    tally[index] = (tally[index] ?? 0) + value;
  });
}

function holds({ precision, recall }: Held, least: Held, kind: Kind): void {
  assert.ok(precision >= least.precision, `${kind}: precision ${precision}`);
  assert.ok(recall >= least.recall, `${kind}: recall ${recall}`);
}

test('the position is found in the posts that the rules were written from', () => {
  const all = held([
    'posts-dev',
    'posts-annotator-a',
    'posts-annotator-c',
    'posts-annotator-d',
    'posts-annotator-e',
    'posts-annotator-f',
    'posts-annotator-g',
  ]);
  holds(all.contract, { precision: 0.96, recall: 0.99 }, 'contract');
  holds(all.place, { precision: 0.97, recall: 0.98 }, 'place');
  holds(all.occupation, { precision: 0.97, recall: 0.95 }, 'occupation');
});

test('the position is found in posts that no rule was written from', () => {
  const all = held(['posts-annotator-b', 'posts-annotator-h', 'posts-held-out']);
  holds(all.contract, { precision: 0.97, recall: 0.98 }, 'contract');
  holds(all.place, { precision: 0.95, recall: 0.98 }, 'place');
  holds(all.occupation, { precision: 0.94, recall: 0.91 }, 'occupation');
});

const occupation = (text: string, label: PostLabel = 'seeker_request') => entitiesOf(text, label).occupation;

test('a trade: any domain, both genders, English, abbreviated, mistyped, two words where one says nothing', () => {
  const cases: [string, string][] = [
    ['Rectifieur à Figeac, CDI', 'Rectifieur'],
    ['DRH, 20 ans d’industrie, Lyon', 'DRH'],
    ['Brancardier : 12 km par jour', 'Brancardier'],
    ['Je rêve d’un CDI, sage-femme à Saint-Malo', 'sage-femme'],
    ['Femme de chambre, Lourdes, pour la saison', 'Femme de chambre'],
    ['Adjointe administrative, concours en poche', 'Adjointe administrative'],
    ['Credit manager, Tours, CDI', 'Credit manager'],
    ['Customs broker, Mulhouse or Basel', 'Customs broker'],
    ['Conductrice de car, Gap', 'Conductrice de car'],
    ['Aide-fleuriste, Vesoul, CDI', 'Aide-fleuriste'],
    ['Grugeur, Vichy, CDI', 'Grugeur'],
    ['Fleursite diplomée, Vesoul', 'Fleursite'],
    ['#Vitrier #CDI #Mulhouse', 'Vitrier'],
  ];
  for (const [text, trade] of cases) assert.equal(occupation(text), trade, text);
});

test('a trade that is sought goes before one that was, that is another’s or that is asked', () => {
  const cases: [string, string][] = [
    ['Ambulanciers, je vous parlais à l’oreille. Un CDI de répartiteur à Chartres ?', 'répartiteur'],
    ['Sommelier, 9 ans de salle. Un poste de conseiller en vins à Reims m’irait bien', 'conseiller en vins'],
    ['Prothésiste ongulaire ? Non : prothésiste dentaire, Niort', 'prothésiste dentaire'],
    ['L’assistante sociale m’a parlé de vous. Des heures de repassage à Saumur', 'repassage'],
    ['Ma femme est fleuriste, je suis juste plombier', 'plombier'],
    ['Viticulteur à Chinon cherche tailleurs de vigne', 'tailleurs de vigne'],
    ['Étudiante infirmière, un job d’été d’aide-soignante à Brest', 'aide-soignante'],
    ['Étudiant en BUT GEA, alternance assistant de gestion', 'assistant de gestion'],
    ['J’ai été vendeuse dix ans, je veux être fleuriste', 'fleuriste'],
    ['Après 8 ans comme éducatrice, je me lance : community manager', 'community manager'],
    ['Ex-caissière, bientôt secrétaire comptable à Niort', 'secrétaire comptable'],
    ['Je ne suis pas coach. Un frigoriste qui aimerait bosser à Ajaccio', 'frigoriste'],
    ['Un cabinet d’avocats de Bobigny m’a dit non. Secrétaire, CDD', 'Secrétaire'],
    ['Je prends tout, même du chef. Cariste, Le Creusot', 'Cariste'],
    ['CDI signé chez un traiteur de Reims, merci', ''],
  ];
  for (const [text, trade] of cases) assert.equal(occupation(text), trade, text);
});

test('a field where a traineeship, an apprenticeship or a post names one', () => {
  const cases: [string, string][] = [
    ['Master RH en alternance, 3 semaines en entreprise, Amiens', 'RH'],
    ['VIE visé : Montréal, contrôle qualité pharma', 'contrôle qualité pharma'],
    ['Étudiante en droit public, je sollicite un stage en préfecture', 'droit public'],
    ['Stage de fin d’études en conception navale, Vannes', 'conception navale'],
    ['Mon stage est dans 15 jours, ce sera la boulangerie', 'boulangerie'],
    ['CAP petite enfance et concours d’ATSEM en poche', 'ATSEM'],
    ['bac pro MELEC, stage sur Evreux', 'MELEC'],
    ['Tarbes, n’importe quel poste d’accueil', 'accueil'],
    ['Je veux bosser dans la petite enfance', 'petite enfance'],
  ];
  for (const [text, field] of cases) assert.equal(occupation(text), field, text);
});

test('a relay: the first trade of a quotation or of a list, nothing of mere encouragement', () => {
  const relay = (text: string) => occupation(text, 'relay_support');
  assert.equal(relay('Voyez @a_b (cariste, Reims), quel talent'), 'cariste');
  assert.equal(relay('Ce soir : une soudeuse à Pau, un cuisinier, une juriste. Partagez'), 'soudeuse');
  assert.equal(relay('« Relieuse, retour au pays, Guéret. » Je relaie'), 'Relieuse');
  assert.equal(relay('J’ai vu passer des soudeurs, des pianistes, une dresseuse'), '');
  assert.equal(relay('« motivée et dynamique » : à bannir de vos lettres, dit la recruteuse'), '');
  assert.deepEqual(entitiesOf('« Personne à Lyon ? » Si, vous. Osez', 'relay_support').place, []);
});

test('contracts: refused, past and ending ones are left out, a CDD turned into a CDI is a CDI', () => {
  const contracts = (text: string) => entitiesOf(text, 'seeker_request').contract;
  assert.deepEqual(contracts('Plus d’intérim, un vrai CDI'), ['CDI']);
  assert.deepEqual(contracts('Mon CDD s’achève vendredi, soudeur à Lyon'), []);
  assert.deepEqual(contracts('Mon CDD est devenu un CDI'), ['CDI']);
  assert.deepEqual(contracts('VIE à Dakar, c’est la vie'), ['VIE']);
  assert.deepEqual(contracts('BTS en apprentissage'), ['alternance']);
});

test('contracts: told in words, letter by letter, as a season; the first one counts, the last day of one does not', () => {
  const cases: [string, readonly string[]][] = [
    ['Un contrat à durée indéterminée à Liège', ['CDI']],
    ['Un remplacement à durée déterminée', ['CDD']],
    ['Une humeur indéterminée, une envie déterminée', []],
    ['Trois lettres : C, D, I. Verviers', ['CDI']],
    ['Femme de chambre, Lourdes, pour la saison', ['saisonnier']],
    ['Chamonix, saison d’hiver', ['saisonnier']],
    ['Une belle saison de rugby', []],
    ['Son premier CDI d’infirmière', ['CDI']],
    ['Dernier jour d’intérim hier, couvreur à Gap', []],
    ['Je ne veux pas d’un CDI, freelance à Lyon', ['freelance']],
    ['Du CDD au CDI en un coup de tampon', ['CDI']],
    ['L’intérim s’est mué en CDI', ['CDI']],
    ['Un patron en apprentisage', ['alternance']],
  ];
  for (const [text, contracts] of cases)
    assert.deepEqual(entitiesOf(text, 'seeker_request').contract, contracts, text);
});

test('places: the article comes back, a number is a département, a common word is none', () => {
  const places = (text: string) => entitiesOf(text, 'seeker_request').place;
  assert.deepEqual(places('Cadre portuaire au Havre ou à Antifer'), ['Le Havre', 'Antifer']);
  assert.deepEqual(places('Comptable à Villeurbanne (69)'), ['Villeurbanne', '69']);
  assert.deepEqual(places('Une nice journée, merci'), []);
  assert.deepEqual(places('Soudeur, télétravail possible'), []);
});

test('places: a département without brackets, a small town, an article of its own, a capital that tells', () => {
  const cases: [string, readonly string[]][] = [
    ['Conducteur de car, CDI sur le 25', ['25']],
    ['Il cherche dans le 63', ['63']],
    ['Dessinateur / Montauban 82 / dispo', ['Montauban', '82']],
    ['Paris 15, dès le 12 mars, ou sur le 12 avril', ['Paris']],
    ['Électricien, Cergy et 95, intérim', ['Cergy', '95']],
    ['Cergy et 95 jours d’attente', ['Cergy']],
    ['Tailleuse de pierre, Le Puy, depuis mai', ['Le Puy']],
    ['Contrat aux Sables-d’Olonne', ['Les Sables-d’Olonne']],
    ['Menuisier à La Louvière', ['La Louvière']],
    ['Je regarde Tours et Blois, en CDI', ['Tours', 'Blois']],
    ['Prise à la pharmacie de Vire', ['Vire']],
    ['Cherche un employeur. Gap #i4Emploi', ['Gap']],
    ['4 préparateurs à Saint-Quentin-Fallavier', ['Saint-Quentin-Fallavier']],
    ['Technicienne du côté de Lens-Liévin', ['Lens', 'Liévin']],
  ];
  for (const [text, places] of cases)
    assert.deepEqual(entitiesOf(text, 'seeker_request').place.map(same), places.map(same), text);
});

test('places: not where one comes from, nor a first name, a product or a trade', () => {
  const cases: [string, readonly string[]][] = [
    ['J’ai quitté Paris pour Rodez', ['Rodez']],
    ['Retour de Nouvelle-Calédonie, j’atterris à Nantes', ['Nantes']],
    ['Mon siège part à Amsterdam, je reste à Compiègne', ['Compiègne']],
    ['Back after 6 years in Montréal! Bordeaux, CDI', ['Bordeaux']],
    ['Une élève, Inès, brillante, voudrait Niort', ['Niort']],
    ['Gestionnaire paie, Silae, Chartres', ['Chartres']],
    ['Maçon VRD, Thiers', ['Thiers']],
    ['Vernisseur au tampon, Revel', ['Revel']],
    ['Après dix ans au Canada je rentre à Nancy', ['Nancy']],
    ['I’m a French teacher in Bordeaux', ['Bordeaux']],
  ];
  for (const [text, places] of cases)
    assert.deepEqual(entitiesOf(text, 'seeker_request').place, places, text);
});

test('nothing is read from what is off the subject', () => {
  assert.deepEqual(entitiesOf('CDI de lutin à Paris', 'other'), { contract: [], place: [], occupation: '' });
});
