import type { AgeBand, Contract, Contribution, Occupation, Region } from '../../db/core/answers.ts';
import type { Sentence } from '../../db/core/errors.ts';

export const NOT_SAID: Sentence = { fr: 'Je préfère ne pas le dire', en: 'I would rather not say' };

export const CONTRACT_TEXT: Record<Contract, Sentence> = {
  cdi: { fr: 'CDI', en: 'Open-ended contract (CDI)' },
  cdd_6m_plus: { fr: 'CDD de six mois ou plus', en: 'Fixed term, six months or more' },
  cdd_under_6m: { fr: 'CDD de moins de six mois', en: 'Fixed term, less than six months' },
  interim: { fr: 'Intérim', en: 'Temporary agency work' },
  alternance: { fr: 'Alternance', en: 'Work-study contract' },
  creation: { fr: 'Création ou reprise d’entreprise', en: 'A business of my own' },
  other: { fr: 'Autre', en: 'Other' },
};

export const CONTRIBUTION_TEXT: Record<Contribution, Sentence> = {
  decisive: { fr: 'a été décisif', en: 'was decisive' },
  helped: { fr: 'a aidé', en: 'helped' },
  no_part: { fr: 'n’a pas joué', en: 'played no part' },
  do_not_know: { fr: 'je ne sais pas', en: 'I do not know' },
};

export const REGION_TEXT: Record<Region, Sentence> = {
  ...regions({
    '01': 'Guadeloupe',
    '02': 'Martinique',
    '03': 'Guyane',
    '04': 'La Réunion',
    '06': 'Mayotte',
    11: 'Île-de-France',
    24: 'Centre-Val de Loire',
    27: 'Bourgogne-Franche-Comté',
    28: 'Normandie',
    32: 'Hauts-de-France',
    44: 'Grand Est',
    52: 'Pays de la Loire',
    53: 'Bretagne',
    75: 'Nouvelle-Aquitaine',
    76: 'Occitanie',
    84: 'Auvergne-Rhône-Alpes',
    93: 'Provence-Alpes-Côte d’Azur',
    94: 'Corse',
  }),
  abroad: { fr: 'Hors de France', en: 'Outside France' },
};

/** Regions go by their own name in both languages. */
function regions(names: Record<Exclude<Region, 'abroad'>, string>): Record<Region, Sentence> {
  return Object.fromEntries(
    Object.entries(names).map(([code, name]) => [code, { fr: name, en: name }]),
  ) as Record<Region, Sentence>;
}

/** The « grands domaines » of the ROME. */
export const OCCUPATION_TEXT: Record<Occupation, Sentence> = {
  A: { fr: 'Agriculture, pêche, espaces verts, animaux', en: 'Farming, fishing, green spaces, animals' },
  B: { fr: 'Arts et façonnage d’ouvrages d’art', en: 'Arts and crafts' },
  C: { fr: 'Banque, assurance, immobilier', en: 'Banking, insurance, property' },
  D: { fr: 'Commerce, vente, grande distribution', en: 'Trade, sales, retail' },
  E: { fr: 'Communication, média, multimédia', en: 'Communication, media' },
  F: { fr: 'Construction, bâtiment, travaux publics', en: 'Building and public works' },
  G: { fr: 'Hôtellerie, restauration, tourisme, loisirs', en: 'Hotels, catering, tourism, leisure' },
  H: { fr: 'Industrie', en: 'Manufacturing' },
  I: { fr: 'Installation et maintenance', en: 'Installation and maintenance' },
  J: { fr: 'Santé', en: 'Health' },
  K: { fr: 'Services à la personne et à la collectivité', en: 'Services to people and the community' },
  L: { fr: 'Spectacle', en: 'Performing arts' },
  M: { fr: 'Support à l’entreprise', en: 'Business support' },
  N: { fr: 'Transport et logistique', en: 'Transport and logistics' },
};

export const AGE_TEXT: Record<AgeBand, Sentence> = {
  '15-24': { fr: '15 à 24 ans', en: '15 to 24' },
  '25-34': { fr: '25 à 34 ans', en: '25 to 34' },
  '35-44': { fr: '35 à 44 ans', en: '35 to 44' },
  '45-54': { fr: '45 à 54 ans', en: '45 to 54' },
  '55-64': { fr: '55 à 64 ans', en: '55 to 64' },
  '65+': { fr: '65 ans ou plus', en: '65 or over' },
};
