import { type Indicator, UNCHANGED } from './indicator.ts';

const COMMON = {
  family: 'data-quality',
  core: false,
  headline: false,
  kind: 'flow',
  protects: 'nobody',
  grains: ['year', 'all'],
  versions: UNCHANGED,
} as const satisfies Partial<Indicator>;

/** What the collective notes of its own work. */
export const SERVICE_RECORD: readonly Indicator[] = [
  {
    ...COMMON,
    key: 'irl_events',
    code: 'M35',
    unit: 'events',
    grains: ['month', 'year', 'all'],
    shown: 'lower_bound',
    evidence: 'declared',
    label: { fr: 'Rencontres', en: 'Meetings in person' },
    definition: {
      fr: 'Rencontres que le collectif a notées ; à part, le total de participants que les organisateurs ont donné.',
      en: 'Meetings that the collective has noted; separately, the total of people present that the organisers gave.',
    },
    caveat: {
      fr: 'Des totaux déclarés, sans liste : une personne venue deux fois y est deux fois. Une rencontre que personne n’a notée n’y est pas.',
      en: 'Declared totals, no list: someone who came twice is in it twice. A meeting that nobody noted is not in it.',
    },
    source: { fr: 'Notes du collectif, importées', en: 'Notes of the collective, imported' },
  },
  {
    ...COMMON,
    key: 'classification_agreement',
    code: 'M40',
    unit: 'kappa',
    shown: 'exact',
    evidence: 'measured',
    label: { fr: 'Accord entre bénévoles qui trient', en: 'Agreement between volunteers who sort' },
    definition: {
      fr: 'Kappa de Cohen entre la décision en vigueur et celle d’une seconde personne qui ne l’avait pas vue, sur les publications relues dans la période, avec son intervalle à 95 % ; à partir de 30.',
      en: 'Cohen’s kappa between the decision that stood and that of a second person who had not seen it, over the posts read again in the period, with its 95% interval; from 30 on.',
    },
    caveat: {
      fr: 'Dit que deux personnes voient la même chose, pas qu’elles voient juste.',
      en: 'Says that two people see the same thing, not that they see it right.',
    },
    source: {
      fr: 'Secondes lectures, sur un échantillon que personne ne choisit',
      en: 'Second readings, of a sample that nobody chooses',
    },
  },
  {
    ...COMMON,
    key: 'corrections_published',
    code: 'M41',
    unit: 'corrections',
    shown: 'exact',
    evidence: 'measured',
    label: { fr: 'Corrections publiées', en: 'Corrections published' },
    definition: {
      fr: 'Chiffres publiés qui étaient faux et que le collectif a corrigés publiquement dans la période.',
      en: 'Published figures that were wrong and that the collective corrected in public in the period.',
    },
    caveat: {
      fr: 'Aucune correction ne veut pas dire aucune erreur. Le registre date de la mise en service : de ce qui la précède, on ne sait que ce qui a été noté depuis.',
      en: 'No correction does not mean no error. The register is as old as the service: of the time before, only what was noted since is known.',
    },
    source: { fr: 'Registre des corrections du collectif', en: 'The collective’s register of corrections' },
  },
  {
    ...COMMON,
    key: 'rights_requests',
    code: 'M42',
    protects: 'people',
    unit: 'requests',
    shown: 'exact',
    evidence: 'measured',
    label: { fr: 'Droits exercés', en: 'Rights exercised' },
    definition: {
      fr: 'Demandes d’accès, de rectification, d’effacement, de limitation ou d’opposition reçues dans la période ; à part, chaque sorte, et le délai médian de réponse en jours.',
      en: 'Requests for access, rectification, erasure, restriction or objection received in the period; separately, each kind, and the median delay of the answer in days.',
    },
    caveat: {
      fr: 'Ne dit pas qui a demandé ni ce qui a été effacé. Une demande encore sans réponse n’entre pas dans le délai. Le registre date de la mise en service : c’est un minimum pour ce qui la précède.',
      en: 'Does not say who asked nor what was erased. A request still unanswered is not in the delay. The register is as old as the service: it is a minimum for the time before.',
    },
    source: { fr: 'Registre des demandes, sans nom', en: 'Register of requests, without names' },
  },
];
