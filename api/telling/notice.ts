import type { Collective } from '../../db/core/collective.ts';
import type { Language, Sentence } from '../../db/core/errors.ts';
import { REGISTER } from '../../db/privacy/register/index.ts';
import { DATA, type Datum, TREATMENTS, type TreatmentName } from '../../db/privacy/treatments.ts';
import { addressOf } from './addresses.ts';
import { type Html, html } from './html.ts';

export const NOTICE_TITLE: Sentence = { fr: 'Vos données', en: 'Your data' };

const CNIL = 'https://www.cnil.fr/fr/plaintes';

const TEXT = {
  who: {
    fr: 'Qui, et d’où viennent les données',
    en: 'Who, and where the data come from',
  },
  source: {
    fr: 'mesure ce que ses bénévoles font, pour pouvoir le dire honnêtement. Il lit sur X (anciennement Twitter) les publications publiques qui portent son hashtag ou s’adressent à lui, qui les relaie, et les biographies qui montrent le hashtag. Vous ne les avez donc pas données vous-même : cette page vous en informe. Le reste vient de vous : ce que vous dites dans un formulaire, ou à un bénévole avec votre accord.',
    en: 'measures what its volunteers do, so as to be able to tell it honestly. It reads on X (formerly Twitter) the public posts that carry its tag or address it, who relays them, and the bios that show the tag. You have not given these yourself: this page informs you of them. The rest comes from you: what you say in a form, or to a volunteer with your agreement.',
  },
  why: { fr: 'Quoi, pourquoi, combien de temps', en: 'What, why, how long' },
  purpose: { fr: 'Pourquoi', en: 'Why' },
  basis: { fr: 'Base légale', en: 'Legal basis' },
  people: { fr: 'De qui', en: 'Whose' },
  data: { fr: 'Ce qui désigne quelqu’un', en: 'What tells somebody apart' },
  retention: { fr: 'Combien de temps', en: 'How long' },
  interest: {
    fr: 'L’intérêt légitime que poursuit le collectif : répondre aux personnes qui demandent à être relayées, et savoir si ce qu’il fait leur sert. On peut s’y opposer, sans avoir à dire pourquoi.',
    en: 'The legitimate interest that the collective pursues: answering the people who ask to be relayed, and knowing whether what it does is of use to them. You may object to it, without having to say why.',
  },
  never: { fr: 'Ce qui n’est jamais fait', en: 'What is never done' },
  nevers: [
    {
      fr: 'Rien n’est deviné : ni âge, ni genre, ni origine, ni santé, ni ressources. La région, le métier et l’âge ne viennent que de votre propre formulaire.',
      en: 'Nothing is guessed: neither age, gender, origin, health nor means. Region, trade and age come from your own form alone.',
    },
    {
      fr: 'Aucun texte libre n’est demandé, aucun message privé n’est lu, aucune réponse n’est envoyée automatiquement sur X.',
      en: 'No free text is asked for, no private message is read, no answer is sent automatically on X.',
    },
    {
      fr: 'Rien n’est vendu, ni donné à un employeur, à un partenaire ou à une régie ; ces pages ne posent aucun cookie et n’appellent aucun autre site. Un cookie ne sert qu’à garder un bénévole connecté.',
      en: 'Nothing is sold, nor given to an employer, a partner or an advertiser; these pages set no cookie and call no other site. A cookie only keeps a volunteer signed in.',
    },
    {
      fr: 'Personne n’est noté ni classé, et rien n’est décidé par une machine : elle propose, une personne décide.',
      en: 'Nobody is scored or ranked, and nothing is decided by a machine: it proposes, a person decides.',
    },
  ],
  seen: { fr: 'Qui voit quoi', en: 'Who sees what' },
  seenBy: {
    fr: 'Les bénévoles qui trient voient les publications, pendant 90 jours, et ce qui est déclaré, sans nom. Le public et les partenaires ne voient que des sommes, jamais moins de cinq personnes. Les comptes sont gardés sous une empreinte dont la clé n’est pas dans la base ; l’hébergeur du service garde la base.',
    en: 'The volunteers who sort see the posts, for 90 days, and what is declared, without a name. The public and partners see sums only, never of fewer than five people. Accounts are kept as a fingerprint whose key is not in the store; the service’s host keeps the store.',
  },
  rights: { fr: 'Vos droits', en: 'Your rights' },
  rightsAre: {
    fr: 'Vous pouvez demander à voir ce qui est gardé de vous, le faire corriger, effacer ou mettre de côté, et vous opposer à ce que l’on garde quoi que ce soit de vous. Ce que vous avez accepté, vous pouvez le reprendre à tout moment, et en recevoir une copie ; ce qui a déjà été publié ne désigne personne et reste. L’effacement est fait dans la journée où il est traité ; une réponse vous est due en un mois au plus.',
    en: 'You may ask to see what is kept of you, to have it corrected, erased or set aside, and object to anything of you being kept. What you agreed to you may take back at any time, and have a copy of; what was published already names nobody and stays. Erasing is done within the day on which it is dealt with; an answer is due to you within a month at most.',
  },
  link: {
    fr: 'Vous avez déclaré un retour au travail dans le formulaire ? Votre lien personnel permet de voir, corriger ou retirer votre déclaration, sans rien demander à personne :',
    en: 'You reported a return to work in the form? Your own link lets you see, correct or withdraw what you said, without asking anybody:',
  },
  own: { fr: 'ouvrir ma déclaration', en: 'open my declaration' },
  write: { fr: 'Pour tout le reste, écrivez à', en: 'For everything else, write to' },
  account: {
    fr: 'Pour tout le reste, écrivez au compte du collectif sur X :',
    en: 'For everything else, write to the collective’s account on X:',
  },
  complain: {
    fr: 'Si la réponse ne vous convient pas, vous pouvez vous plaindre à la CNIL :',
    en: 'If the answer does not satisfy you, you may complain to the CNIL, the French authority:',
  },
} as const;

/** Treatments that are about somebody; the others hold sums and name nobody. */
const ABOUT_PEOPLE = (Object.keys(TREATMENTS) as TreatmentName[]).filter(
  (name) => TREATMENTS[name].people !== null,
);

/** What a person must be told (GDPR, articles 13 and 14), made of the register: what is not there is not kept. */
export function noticeBody({ name, account, contact }: Collective, language: Language): Html {
  const t = (sentence: Sentence): string => sentence[language];
  return html`<h2>${t(TEXT.who)}</h2>
<p>${name} ${t(TEXT.source)}</p>
<h2>${t(TEXT.why)}</h2>
${ABOUT_PEOPLE.map((treatment) => treatmentPart(treatment, language))}
<p>${t(TEXT.interest)}</p>
<h2>${t(TEXT.never)}</h2>
<ul class="told">${TEXT.nevers.map((never) => html`<li>${t(never)}</li>`)}</ul>
<h2>${t(TEXT.seen)}</h2>
<p>${t(TEXT.seenBy)}</p>
<h2>${t(TEXT.rights)}</h2>
<p>${t(TEXT.rightsAre)}</p>
<p>${t(TEXT.link)} <a href="${addressOf('own', language)}">${t(TEXT.own)}</a>.</p>
${contactPart({ account, contact }, language)}
<p>${t(TEXT.complain)} <a href="${CNIL}" rel="noreferrer">cnil.fr/fr/plaintes</a>.</p>`;
}

/** Where to write, as a sentence with a link. */
export function contactPart(
  { account, contact }: Pick<Collective, 'account' | 'contact'>,
  language: Language,
): Html {
  if (contact === null)
    return html`<p>${TEXT.account[language]} <a href="https://x.com/${account}" rel="noreferrer">@${account}</a>.</p>`;
  const address = contact.startsWith('https:') ? contact : `mailto:${contact}`;
  return html`<p>${TEXT.write[language]} <a href="${address}" rel="noreferrer">${contact}</a>.</p>`;
}

function treatmentPart(treatment: TreatmentName, language: Language): Html {
  const { title, purpose, basis, people, retention } = TREATMENTS[treatment];
  const rows = [
    [TEXT.purpose, purpose[language]],
    [TEXT.basis, basis[language]],
    [TEXT.people, people?.[language] ?? ''],
    [TEXT.data, personalData(treatment, language).join(', ')],
    [TEXT.retention, retention[language]],
  ] as const;
  return html`<section class="treatment"><h3>${title[language]}</h3>
<dl>${rows.map(([term, said]) => html`<div><dt>${term[language]}</dt><dd>${said}</dd></div>`)}</dl></section>`;
}

/** What the columns of a treatment hold that tells somebody apart, each once. */
function personalData(treatment: TreatmentName, language: Language): string[] {
  const columns = Object.values(REGISTER)
    .filter((table) => table.treatment === treatment)
    .flatMap((table) => Object.values<Datum>(table.columns));
  return [...new Set(columns)].filter((datum) => DATA[datum].personal).map((datum) => DATA[datum][language]);
}
