import type { ConsentPurpose } from '../../db/core/answers.ts';
import type { Sentence } from '../../db/core/errors.ts';

/**
 * Which wording was agreed to is kept with each consent: whoever changes a word below gives it another version. A
 * test holds the two together.
 */
export const CONSENT_VERSION = '2026-11-29';

export const CONSENT_TEXTS: Record<ConsentPurpose, Sentence> = {
  declaration: {
    fr: 'J’accepte que le collectif garde ce que je dis ici pour compter les retours au travail déclarés, au plus 24 mois après mon dernier contact. Je peux le voir, le corriger ou le retirer à tout moment par mon lien personnel.',
    en: 'I agree that the collective keeps what I say here, so as to count the returns to work that are reported, for 24 months after my last contact at most. I can see it, correct it or withdraw it at any time by my own link.',
  },
  follow_up: {
    fr: 'J’accepte que l’on me demande par courriel, trois mois puis six mois après, si je travaille toujours. Mon adresse est gardée scellée, ne sert qu’à cela, et elle est effacée ensuite.',
    en: 'I agree to be asked by e-mail, three months and then six months later, whether I am still in work. My address is kept sealed, serves nothing else, and is erased afterwards.',
  },
  profile: {
    fr: 'J’accepte que ma région, mon métier et ma tranche d’âge servent à dire, sans désigner personne, qui demande à être relayé.',
    en: 'I agree that my region, trade and age band serve to tell, without naming anybody, who asks to be relayed.',
  },
  quote_report: {
    fr: 'J’accepte que ces mots, avec le nom choisi, figurent dans le rapport d’anniversaire du collectif, en ligne et imprimé. Retirés, ils ne sont plus en ligne aussitôt, et ne sont plus imprimés ; un exemplaire sur papier, ou que quelqu’un a téléchargé, ne peut pas être rappelé.',
    en: 'I agree that these words, with the name chosen, stand in the anniversary report of the collective, online and printed. Taken back, they are gone from it online at once, and printed no more; a copy on paper, or that somebody has downloaded, cannot be called back.',
  },
  quote_dashboard: {
    fr: 'J’accepte que ces mots, avec le nom choisi, soient montrés sur le tableau de bord du collectif, à ses bénévoles et à ses partenaires. Retirés, ils n’y sont plus aussitôt.',
    en: 'I agree that these words, with the name chosen, are shown on the dashboard of the collective, to its volunteers and its partners. Taken back, they are gone from it at once.',
  },
  quote_social: {
    fr: 'J’accepte que le collectif reprenne ces mots, avec le nom choisi, sur les réseaux sociaux. Retirés, il efface ses publications qui les citent ; ce que d’autres ont recopié lui échappe.',
    en: 'I agree that the collective repeats these words, with the name chosen, on social networks. Taken back, it deletes its posts that quote them; what others have copied is out of its reach.',
  },
};
