import type { Label } from './model.ts';
import type { Random } from './random.ts';
import {
  CONTRACTS,
  EXPERIENCES,
  GOOD_THINGS,
  MOMENTS,
  PLEAS,
  SUBJECTS,
  TOWNS,
  TRADES,
} from './vocabulary.ts';

/**
 * Sentence patterns, one list a label: {trade}, {town}, {contract}, {years}, {plea}, {moment}, {good}, {topic},
 * {number} and {other} (an invented handle) are filled in. All are invented for this world.
 */
const PATTERNS: Record<Label, readonly string[]> = {
  seeker_request: [
    'Bonjour, {trade}, {years} d’expérience, je cherche un {contract} à {town}. {plea}',
    'Je suis {trade} et je recherche un poste à {town} ou autour, {contract}. {plea}',
    '{trade}, disponible de suite sur {town}, en {contract}. {plea}',
    'Toujours en recherche : {trade}, secteur {town}, {contract}. {plea}',
    'Mon contrat se termine bientôt. {trade}, {town}, {contract} souhaité. {plea}',
    'Qui aurait besoin de {trade} à {town} ? {years} de métier, dispo rapidement, {contract}. {plea}',
    'Mon entreprise ferme. {years} comme {trade} à {town}, je cherche un {contract}. {plea}',
    'Recherche {contract} : {trade}, {town}. CV en message privé. {plea}',
    'Pas encore rappelé… je continue : {trade}, {town}, {contract}. {plea}',
    '{town} et {number} km à la ronde : {trade}, {years} d’expérience, cherche {contract}. {plea}',
    'Je vise un poste de {trade} à {town}. Un contact, un conseil ? {plea}',
    'Nouvelle semaine, nouvelle chance : {trade} à {town}, ouverte à un {contract}. {plea}',
    'Pour ma cousine, {trade} à {town} : elle cherche un {contract}. {plea}',
    'À donner contre bon salaire : {trade}, {town}, {years} de métier. {plea}',
  ],
  placement_report: [
    'C’est signé {moment} ! {contract} à {town}, {good}. Merci pour vos RT',
    'Bonne nouvelle : je commence lundi comme {trade} à {town}. Merci à tous',
    'J’ai retrouvé un travail ! {trade} à {town}, {contract}. Merci aux inconnus qui ont partagé',
    'Période d’essai validée à {town}, {contract} en poche. Merci à celles et ceux qui ont relayé',
    'Recherche terminée : embauche confirmée {moment}, {trade}, {good}. Merci',
    'Après {number} semaines de recherche, je suis {trade} à {town}. Vous êtes formidables',
    'Ça y est, un contrat ! {town}, {good}. Gardez vos RT pour les suivants',
    'Promesse d’embauche acceptée {moment} : {trade} à {town}. Mille mercis',
    'Mon CDD devient CDI à {town} ! Tout est parti d’un partage. Merci',
    'Une lettre en moins dans ma bio : embauche à {town}, {good} !',
  ],
  relay_support: [
    'Allez voir le profil de @{other}, une perle à {town}. On partage',
    'Ma sélection du jour : @{other} à {town}. Un RT et ça repart',
    'Courage à tous ceux qui cherchent {moment}, on ne lâche rien',
    '@{other} c’est relayé, et j’en parle autour de moi à {town}',
    'Un RT ne coûte rien. {number} partages {moment}, qui dit mieux ?',
    'Astuce n° {number} : un métier, une ville ({town}), une date. Et hop, on relaie !',
    'J’ajoute le mot-dièse à ma bio, faites passer. {town} est avec vous',
    'Relecture de CV offerte, {number} places, écrivez-moi en message privé',
    'Merci à toute l’équipe des relayeurs, quelle énergie {moment}',
    'Apéro des relayeurs à {town}, on était {number}. Belles rencontres',
    'Bravo @{other} pour ton énergie, tu vas y arriver',
    'Collègues RH de {town}, ouvrez l’œil sur les profils du jour',
    'Chaque matin avant le café, je fais voyager {number} profils. Essayez',
    'Entre {topic} et le déjeuner, {number} RT de plus. À vous !',
  ],
  employer_offer: [
    'On recrute à {town} : {trade}, {contract}. Candidatures en message privé',
    'Poste à pourvoir : {trade} H/F, {town}, {contract}. CV bienvenus',
    'Notre équipe s’agrandit à {town}, nous cherchons {trade} en {contract}',
    'Offre du jour : {trade}, {contract}, {town}, début sous {number} jours',
    'Une place de {trade} se libère à {town}, {good}. Qui veut en parler ?',
    'Besoin urgent de {trade} à {town}, {contract}, horaires de journée',
    'Mon entreprise ouvre un poste : {trade}, {contract}, {town}. Écrivez-moi',
  ],
  other: [
    'Baromètre {moment} : {number} % des cadres parlent de {topic} au bureau',
    'Conférence à {town} sur {topic} et le travail, {number} places',
    '{number} inscrits de moins {moment}, selon le ministère',
    'Quelqu’un a perdu un doudou lapin en gare de {town}. Récompense en bonbons',
    'Sondage : plutôt {topic} ou plutôt le bureau ?',
    'Débat {moment} à {town} : {topic}, stop ou encore ?',
    'Mission accomplie : {number} crêpes, {topic} et zéro réunion',
    'Marre de chercher ? Ma méthode payante, {number} places restantes',
    'Vu à {town} : « débutant accepté, {number} ans d’expérience ». Bonne journée',
    'Rappel : accueil fermé {moment} à {town}. Merci de votre compréhension',
    'Un avis sur {topic} dans l’entreprise ? Article en lien',
  ],
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** One invented sentence of that label, without tag, at most `room` characters. */
export function phrase(label: Label, room: number, random: Random): string {
  const fill: Record<string, () => string> = {
    trade: () => random.pick(TRADES),
    town: () => random.pick(TOWNS),
    contract: () => random.pick(CONTRACTS),
    years: () => random.pick(EXPERIENCES),
    plea: () => random.pick(PLEAS),
    moment: () => random.pick(MOMENTS),
    good: () => random.pick(GOOD_THINGS),
    topic: () => random.pick(SUBJECTS),
    number: () => String(random.between(3, 60)),
    other: () => `exemple_${random.between(9_000, 9_999)}`,
  };
  for (;;) {
    const pattern = random.pick(PATTERNS[label]);
    const text = capital(pattern.replace(/\{(\w+)\}/g, (_, slot: string) => fill[slot]?.() ?? ''));
    if (text.length <= room) return text;
  }
}
