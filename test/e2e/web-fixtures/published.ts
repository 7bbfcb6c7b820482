import type { PublishedFigure, PublishedFiguresAnswer } from '../../../api/contract/summary.ts';

const BOSS =
  'https://beaboss.fr/Thematique/creation-entreprise-1024/Breves/Le-collectif-i4emploi-se-mobilise-pour-sauver-une-entreprise-260055.htm';
const JARRY =
  'https://albanjarry.com/2019/09/30/anniversaire-des-4-ans-de-i4emploi-i4emploi-corynenicq-twitterfrance-poleemploi-emploi-rh-carriere/';
const PERSONNEL =
  'http://la-page-de-l-emploi.pagepersonnel.fr/initiatives/i4emploi-les-twittos-engages-pour-emploi/';

function row(
  indicator: string,
  date: string | null,
  qualifier: PublishedFigure['qualifier'],
  numbers: [number | null, number | null, number | null],
  words: { wording: string; source: string; url: string; note?: string },
): PublishedFigure {
  const [stated, low, high] = numbers;
  const precisions = { 4: 'year', 7: 'month', 10: 'day' } as const;
  const datePrecision = date === null ? 'unknown' : (precisions[date.length as 4 | 7 | 10] ?? 'unknown');
  const { wording, source, url, note = '' } = words;
  return { indicator, date, datePrecision, qualifier, stated, low, high, wording, note, source, url };
}

const FIGURES: PublishedFigure[] = [
  row('bio_adopters', '2015-09-28', 'exactly', [33, 33, 33], {
    wording: 'un collectif de 33 influenceurs français du web',
    note: 'members are said to show the tag in their profile',
    source: 'L’important, « Twitter peut-il sauver l’emploi ? »',
    url: 'https://limportant.fr/241030',
  }),
  row('bio_adopters', '2015-10', 'more_than', [130, 131, null], {
    wording: 'plus de 130 twittos l’affichent déjà dans les biographies',
    note: 'a little over a week after 26 September 2015',
    source: 'Be a boss, « Quand Twitter se mobilise pour sauver des entreprises »',
    url: BOSS,
  }),
  row('bio_adopters', '2015-10', 'nearly', [200, 190, 199], {
    wording: 'près de 200 influenceurs bénévoles',
    note: 'two weeks after the start',
    source: 'Be a boss, same article',
    url: BOSS,
  }),
  row('potential_audience_upper', '2015-10', 'more_than', [360_000, 360_001, null], {
    wording: 'suivi par plus de 360 000 followers',
    note: 'followers summed over the members: an upper bound, never reach',
    source: 'Be a boss, same article',
    url: BOSS,
  }),
  row('bio_adopters', '2015-10', 'more_than', [300, 301, null], {
    wording: 'plus de 300 personnes qui affichent le hashtag #i4Emploi sur leurs biographies',
    note: 'three weeks after the start',
    source: 'lemeunierquidort.com, interview',
    url: 'http://lemeunierquidort.com/recherche-investisseur/',
  }),
  row('bio_adopters', '2016-02-04', 'more_than', [800, 801, null], {
    wording: 'plus de 800 influenceurs',
    note: 'influencers, said to relay; the article does not say that each shows the tag',
    source: 'La page de l’emploi (Page Personnel)',
    url: PERSONNEL,
  }),
  row('potential_audience_upper', '2016-02-04', 'more_than', [700_000, 700_001, null], {
    wording: 'cumulant plus de 700 000 followers',
    note: 'summed, an upper bound',
    source: 'La page de l’emploi, same article',
    url: PERSONNEL,
  }),
  row('seeker_bio_accounts', '2016-02-04', 'several', [null, 200, 999], {
    wording:
      'plusieurs centaines de personnes en recherche de postes ont ajouté le hashtag #i4emploiR à leur biographie',
    source: 'La page de l’emploi, same article',
    url: PERSONNEL,
  }),
  row('active_volunteers', '2016', 'about', [15, 13, 17], {
    wording: 'une quinzaine de bénévoles à administrer le hashtag',
    source: 'Journal du Net, « Qui se cache derrière I4emploi »',
    url: 'http://www.journaldunet.com/management/ressources-humaines/1187799-qui-se-cache-derriere-i4emploi-le-hashtag-qui-permet-de-trouver-un-cdi',
  }),
  row('bio_adopters', null, 'more_than', [1000, 1001, null], {
    wording: 'un collectif de plus de 1000 influenceurs',
    note: 'undated interview; it gives 30 September 2015 as the birth date, the other sources 26 September',
    source: 'Emploi Store, « Se rendre visible sur Twitter avec #i4emploi »',
    url: 'http://blog.emploi-store.fr/tout-savoir-sur-le-collectif-i4emploi/',
  }),
  row('seekers_distinct', '2019-09-30', 'nearly', [1500, 1425, 1499], {
    wording: 'Le collectif a été sollicité par près de 1500 personnes',
    note: 'cumulative since 2015-09-26; asked, not helped',
    source: 'albanjarry.com, « Anniversaire des 4 ans de #i4Emploi »',
    url: JARRY,
  }),
  row('job_declarations_cumulative', '2019-09-30', 'exactly', [365, 365, 365], {
    wording:
      '365 personnes ont informé le collectif avoir retrouvé un travail après avoir utilisé le hashtag',
    note: 'cumulative since 2015-09-26; self-reported, after and not because of',
    source: 'albanjarry.com, same article',
    url: JARRY,
  }),
  row('bio_adopters', '2019-09-30', 'more_than', [2000, 2001, null], {
    wording: 'Plus de 2000 personnes affichent le # dans leur bio marquant ainsi leur volonté de RT',
    note: 'an intention on display, not active relayers',
    source: 'albanjarry.com, same article',
    url: JARRY,
  }),
];

/** The real register: what was published about #i4Emploi, in its own words. */
export const PUBLISHED: PublishedFiguresAnswer = {
  figures: FIGURES,
  disagreements: [
    {
      indicator: 'bio_adopters',
      figures: [2, 4],
      note: {
        fr: 'Deux chiffres du même mois : près de 200, et plus de 300. Ils ne peuvent être vrais le même jour.',
        en: 'Two figures of the same month: nearly 200, and more than 300. They cannot hold on the same day.',
      },
    },
  ],
};
