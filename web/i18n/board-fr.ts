import { ofFrench } from './format.ts';

/** The sentences of the dashboard's pages, periods, comparisons and charts, in French. */
export const boardFr = {
  // Pages
  menu: 'Menu',
  page_home: 'L’essentiel',
  page_requests: 'Demandes',
  page_relays: 'Relais',
  page_visibility: 'Visibilité',
  page_accounts: 'Comptes engagés',
  page_declarations: 'Déclarations',
  page_advice: 'Conseils à l’épreuve',
  page_quality: 'Données et coût',
  page_published: 'Chiffres publiés',
  page_catalogue: 'Catalogue',
  lead_requests: 'Qui a sollicité le collectif, et ce que porte le hashtag.',
  lead_relays: 'Ce que le compte @i4Emploi et la communauté ont relayé, et en combien de temps.',
  lead_visibility: 'Ce que les demandes ont reçu, et l’audience possible des relais, entre deux bornes.',
  lead_accounts: 'Les comptes qui affichent le hashtag dans leur biographie.',
  lead_declarations: 'Ce que les personnes ont dit au collectif de leur retour au travail.',
  lead_advice: 'Les conseils donnés pour écrire une demande, comparés à ce que les demandes ont reçu.',
  lead_quality: 'Ce qui a été collecté, ce qui manque, et ce que lire X coûte.',
  // Testimonials, and the pages for everybody
  testimonialsTitle: 'Ce que des personnes ont écrit',
  testimonialsLead:
    'Leurs mots, sans rien y changer, montrés ici avec leur accord ; ils ne prouvent rien et ne comptent dans aucun chiffre.',
  testimonialNameless: 'Sans nom',
  followUp: 'Suivi',
  footNav: 'Pages pour tous',
  footDeclare: 'J’ai retrouvé un travail',
  footNotice: 'Vos données',
  // Periods
  otherPeriod: 'Autre période',
  lastDays: (count: string) => `${count} derniers jours`,
  calendarYear: 'Année civile',
  monthChoice: 'Mois',
  freeChoice: 'Du … au …',
  from: 'Du',
  to: 'Au',
  asOfChoice: 'Chiffres connus au',
  asOfHint: 'Ce que l’on savait ce jour-là, avant les corrections.',
  show: 'Afficher',
  notOver: 'Période en cours : ses chiffres s’arrêtent au dernier jour connu.',
  wholeBack: 'Revenir à toute la période',
  figuresOfPeriod: 'Les chiffres de la période',
  // Comparison
  comparedTo: (from: string, to: string) => `Un an plus tôt (du ${from} au ${to})`,
  compared: (value: string, change: string) => `${value} un an plus tôt : ${change}`,
  changeMore: (share: string) => `${share} de plus`,
  changeLess: (share: string) => `${share} de moins`,
  changeSame: 'autant',
  changeBetween: (low: string, high: string) => `entre ${low} et ${high}`,
  changeFromZero: 'rien dont faire un pourcentage',
  changeUnknown: 'écart inconnu, les bornes ne le disent pas',
  notComparedBreak: (day: string) =>
    `Pas de comparaison : la définition a changé le ${day} (rupture de série).`,
  mixesDefinitions: (day: string) => `Rupture de série le ${day} : ce chiffre mêle deux définitions.`,
  notComparedStart: 'Pas de comparaison : un an plus tôt, le collectif n’existait pas encore.',
  notComparedOver: 'Pas de comparaison : la période n’est pas finie.',
  notComparedNone: 'Pas de comparaison : un an plus tôt, ce n’était pas mesuré.',
  changePoints: (points: string) => `${points} d’écart`,
  points: (value: string, one: boolean) => `${value} ${one ? 'point' : 'points'}`,
  noWindowTitle: 'Sans chiffre pour cette période',
  relaysOnly: (relays: string, period: string) => `${relays} par @i4Emploi ${period}`,
  requestsOnly: (requests: string, period: string) => `${requests} ${period}`,
  nextNight: 'Prochaine nuit',
  nextNightCost: (dollars: string) => `au plus ${dollars}`,
  taskEngagement: 'Réactions aux demandes',
  noWindowFigure: 'pas de chiffre ici',
  windowDistinct: 'Une même personne, un même compte, peut revenir : les jours ne s’additionnent pas.',
  windowShare: 'Une part ne s’additionne pas de jour en jour : choisissez un mois ou une année i4Emploi.',
  windowMedian: 'Une médiane ne s’additionne pas de jour en jour : choisissez un mois ou une année i4Emploi.',
  windowNoDays: 'Ce chiffre n’est pas tenu par jour : choisissez un mois ou une année i4Emploi.',
  windowNotPublic: 'Un lien de partage montre des mois et des années entiers, une fois publiés.',
  publishedLine: (day: string) => `Chiffres publiés, jusqu’au ${day}`,
  sharedOpen: 'lit cette page par un lien de partage.',
  sharedUntil: (moment: string) => `lit cette page par un lien de partage, ouvert jusqu’au ${moment}.`,
  sharedNote:
    'Ces chiffres sont publics : des mois et des années entiers. Les personnes, et ce qu’elles ont fait, y sont comptées au multiple de cinq inférieur ; moins de cinq n’est pas publié.',
  sharedNothing: 'Le lien de partage que vous avez ouvert ne montre aucun chiffre sur cette page.',
  sharedTitle: 'Lien de partage',
  closeLink: 'Fermer le lien',
  hiddenShort: 'n. p.',
  hidden: 'non publié',
  hiddenWord: (one: boolean) => (one ? 'non publiée' : 'non publiées'),
  reasonByYear: 'Public par année seulement.',
  reasonInFives: 'Arrondi au multiple de cinq inférieur, pour que personne ne soit reconnu.',
  reasonNotReleased: 'Pas encore public.',
  notYetPublic: 'pas encore public',
  reasonStillFollowed: (month: string) =>
    `Pas encore public : ces personnes sont encore suivies. Publié avec les chiffres arrêtés fin ${month}.`,
  knownWithMonth: (month: string) => `Tel que connu fin ${month}.`,
  reasonFewPeople: 'Non publié, pour que personne ne soit reconnu.',
  windowStock: 'Ce cumul est lu en fin de mois : choisissez une période qui finit un mois.',
  // Cards and downloads
  itsPage: 'Toutes ses courbes',
  downloads: 'Télécharger',
  downloadOf: (format: string, subject: string) => `${format} : ${subject}`,
  // Charts
  cursor: (subject: string) => `Parcourir les valeurs : ${subject}`,
  cursorHint: 'Glissez le doigt ou pressez une flèche.',
  pointText: (label: string, value: string) => `${label} : ${value}`,
  // A day takes an article; a month and a year take none.
  readSpan: (count: string, first: string, last: string) =>
    /^\d+(er)?\u00a0/.test(first)
      ? `${count}, du ${first} au ${last}.`
      : `${count}, ${ofFrench(first)} à ${last}.`,
  pointWord: (one: boolean) => (one ? 'valeur' : 'valeurs'),
  readHighest: (value: string, label: string) => `La plus haute : ${value} (${label}).`,
  readLowest: (value: string, label: string) => `La plus basse : ${value} (${label}).`,
  readLast: (value: string, label: string) => `La dernière : ${value} (${label}).`,
  readMissing: (count: string) => `${count}.`,
  missingWord: (one: boolean) => (one ? 'non mesurée' : 'non mesurées'),
  readNone: 'Aucune valeur mesurée.',
  readAloud: 'Le graphique en une phrase',
  perDay: (unit: string) => `${unit} par jour`,
  colDay: 'Jour',
  calendarDays: (active: string, known: string) => `${active} jours actifs sur ${known} jours mesurés`,
  legendMore: 'plus',
  legendFewer: 'moins',
  unitHours: 'Demandes par jour de la semaine et heure de Paris',
  hourSpan: (from: string, to: string) => `${from} – ${to}`,
  hourOfDay: (day: string, from: string, to: string) => `${day} de ${from} à ${to}`,
  hoursMessage: (when: string) => `Le plus souvent le ${when}`,
  hoursReading: (when: string, most: string, weekend: string, night: string) =>
    `Le plus souvent le ${when} : ${most}. Le samedi et le dimanche : ${weekend}. La nuit, de 22 h à 6 h : ${night}.`,
  hoursMinimum: 'Chaque case est un minimum : ce qui n’a pas pu être lu peut être de n’importe quelle heure.',
  colHour: 'Heure',
  // Annotations
  annotationsTitle: 'Repères, en haut du graphique (ils n’expliquent aucun chiffre) :',
  annotation_event: 'événement',
  annotation_media: 'média',
  annotation_outage: 'panne',
  annotation_campaign: 'campagne',
  annotation_method: 'changement de méthode',
  annotationLine: (when: string, kind: string, text: string, source: string) =>
    `${when}, ${kind} : ${text} (${source})`,
  markWith: (value: string, text: string) => `${value}. Repère : ${text}`,
  colAnnotations: 'Repères',
  // What became known of a cohort
  unitNews: 'Ce que l’on sait, 180 jours après leur première demande, des personnes',
  newsAsked: 'ont\nsollicité',
  newsRelayed: 'ont été\nrelayées',
  newsDeclared: 'ont déclaré\nun travail',
  newsOther: 'autres\nnouvelles',
  newsNone: 'sans\nnouvelles',
  newsNoneAlone: 'Sans nouvelles',
  legendPeople: 'personnes',
  legendNoNews: 'sans nouvelles : nul ne sait',
  legendTooFew: 'trop peu de réponses pour les répartir',
  newsCaveat:
    'Seules les personnes dont la première demande a 180 jours au moins. Des barres de personnes, jamais un pourcentage : sans nouvelles ne veut pas dire sans travail.',
  newsNotNested:
    'Relayées : par quelqu’un d’autre, dans les 180 jours. Qui a déclaré un travail n’a pas toujours été relayé : ces barres ne s’emboîtent pas.',
  newsReading: (asked: string, relayed: string | null, declared: string, other: string, none: string) =>
    `Personnes ayant sollicité : ${asked}. ${relayed === null ? '' : `Ont été relayées : ${relayed}. `}Ont déclaré un retour au travail : ${declared}. Ont donné d’autres nouvelles : ${other}. Sans nouvelles : ${none}.`,
  colNews: 'Ce que l’on sait',
  // The same cohorts within three windows
  cohortsTitle: 'Déclarations dans les 90, 180 et 365 jours',
  cohortsLead:
    'Une même année de premières demandes, suivie plus ou moins longtemps. Une personne n’entre dans une colonne que si le délai entier s’est écoulé depuis sa première demande.',
  cohortsCaption: 'Part des personnes ayant déclaré un retour au travail, par année de leur première demande',
  cohortsColumn: 'Année i4Emploi de la première demande',
  cohortsSinceStart: 'depuis le début',
  cohortsWithin: (days: string) => `dans les ${days}`,
  cohortOf: (people: string) => `de ${people}`,
  cohortUpTo: (day: string) =>
    `premières demandes jusqu’au ${day} seulement, les suivantes sont trop récentes`,
  cohortNotMature: 'pas encore mûre',
  cohortMatureFrom: (day: string) => `aucun délai écoulé avant le ${day}`,
  cohortsFoot: (day: string) =>
    `Données arrêtées au ${day}. Barre pleine : ce qui est certain ; barre pâle : le plus que cela puisse être. D’une colonne à l’autre, ne comparez que les années suivies en entier. Ce n’est pas un taux de retour à l’emploi : la plupart des personnes ne donnent pas de nouvelles.`,
  // Curve
  unitCurve: 'Part ayant déclaré un retour au travail, selon le délai depuis la première demande',
  curveStopped: 'trop peu de personnes encore suivies',
  bandText: (low: string, high: string) => `intervalle à 95 % : de ${low} à ${high}`,
  followedWord: (one: boolean) => (one ? 'personne encore suivie' : 'personnes encore suivies'),
  curveAfter: (delay: string, value: string) => `Après ${delay} : ${value}.`,
  medianReached: (delay: string) => `La moitié avait déclaré après ${delay} (médiane).`,
  medianNotReached: 'Médiane non atteinte : moins de la moitié a déclaré.',
  medianLine: (delay: string) => `Médiane : ${delay}`,
  legendCurve: 'part ayant déclaré, lue à dix délais',
  legendBand: 'intervalle à 95 % (le seul hasard)',
  legendMedian: 'médiane',
  curveAxis:
    'En abscisse, les jours depuis la première demande ; dessous, les personnes encore suivies ce jour-là.',
  curveSilent:
    'Qui a retrouvé un travail sans le dire compte comme sans travail : la courbe passe sous la réalité.',
  colDelay: 'Délai',
  colShare: 'Part ayant déclaré',
  colLow95: 'Borne basse à 95 %',
  colHigh95: 'Borne haute à 95 %',
  colFollowed: 'Encore suivies',
  // Home
  weekTitle: (from: string, to: string) => `Les sept derniers jours, du ${from} au ${to}`,
  attentionTitle: 'À regarder',
  attentionNone: 'Rien ne demande votre attention.',
  attentionNight: (day: string) =>
    `La collecte du ${day} a échoué. Relancez-la, puis vérifiez les jours marqués non mesurés.`,
  attentionPartial: (day: string) =>
    `La collecte du ${day} est incomplète : les jours qui manquent sont marqués, jamais comptés zéro.`,
  attentionCut: (dollars: string) =>
    `Le budget du mois ne couvre pas toute la prochaine nuit (${dollars} restants).`,
  attentionSort: (count: string) => `${count} à trier.`,
  attentionConfirm: (count: string) => `${count} une seconde personne.`,
  sortWord: (one: boolean) => (one ? 'publication attend' : 'publications attendent'),
  confirmWord: (one: boolean) => (one ? 'déclaration attend' : 'déclarations attendent'),
  attentionGaps: (share: string) => `Sur 28 jours, la collecte couvre ${share} des heures.`,
  coverageTitle: 'Couverture des 28 derniers jours',
  costMonthTitle: (month: string) => `Coût ${ofFrench(month)}`,
  costOfCap: (spent: string, cap: string) => `${spent} sur un plafond de ${cap}`,
  moreOn: (page: string) => `Plus : ${page}`,
  familiesTitle: 'Pour aller plus loin',
  // Advice
  adviceCaption:
    'Médiane de ce que reçoivent les demandes qui suivent un conseil, et les autres : une association, pas une cause',
  adviceHours: 'Publier aux heures conseillées',
  adviceTags: 'Deux hashtags au plus',
  adviceLength: 'Un texte de 140 signes au plus',
  adviceEmoji: 'Un emoji (sur les affichages)',
  adviceMedia: 'Une image ou une vidéo',
  adviceCall: 'Un appel à l’action',
  colAdvice: 'Conseil',
  colFollow: 'Le suivent',
  colOthers: 'Les autres',
  colDifference: 'Différence, intervalle à 95 %',
  adviceGroup: (requests: string, median: string) => `${requests}, médiane\u00a0${median}`,
  adviceFew: 'moins de 30 demandes',
  adviceDifference: (difference: string, interval: string) => `${difference} (${interval})`,
  adviceCompared: (requests: string) => `, sur ${requests} comparables`,
  requestsWord: (one: boolean) => (one ? 'demande' : 'demandes'),
  colVerdict: 'Lecture',
  verdictFew: 'Moins de 30 demandes dans l’un des deux groupes.',
  verdictAbove: 'au-dessus, association seulement',
  verdictBelow: 'au-dessous, association seulement',
  verdictNone: 'pas de différence établie',
  verdictAbsent: 'non mesuré',
  apartTitle: 'À part',
  apartCaption: (period: string) => `Ce qui est dit à part, ${period}`,
  apartPart: 'De quoi',
  apartValue: 'Chiffre',
  apartMore: 'Précision',
  scopeAdvice: 'demandes relues sept jours après leur publication, depuis le premier jour',
  adviceUnit: 'Différence des médianes d’interactions par demande',
  adviceUnitImpressions: 'Différence des médianes d’affichages par demande',
  legendDifference: 'différence des médianes et son intervalle à 95 %',
  adviceMessage: (apart: number, measured: number) => {
    if (measured === 0) return 'Aucun conseil n’a encore pu être mesuré';
    if (apart === 0)
      return measured === 1
        ? 'Le seul conseil mesuré ne va avec aucun écart établi'
        : `Aucun des ${measured} conseils mesurés ne va avec un écart établi`;
    const some = apart === 1 ? 'un conseil va' : `${apart} conseils vont`;
    return `Sur ${measured} mesurés, ${some} avec un écart établi : une association, pas une cause`;
  },
  adviceApart: (which: string) => `L’intervalle exclut zéro pour : ${which}`,
  adviceNoneApart: 'Aucun intervalle n’exclut zéro : pas de différence établie',
  adviceNote:
    'À droite de zéro, les demandes qui suivent le conseil reçoivent davantage que les autres. Association, pas causalité.',
};

type Widened<T> = {
  [Key in keyof T]: T[Key] extends (...args: infer Args) => string ? (...args: Args) => string : string;
};
export type BoardMessages = Widened<typeof boardFr>;
