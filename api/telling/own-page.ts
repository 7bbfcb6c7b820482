import { CONTRACTS, CONTRIBUTIONS } from '../../db/core/answers.ts';
import type { Day } from '../../db/core/calendar.ts';
import type { Collective } from '../../db/core/collective.ts';
import type { Language, Sentence } from '../../db/core/errors.ts';
import type { OwnDeclaration } from '../../db/queries/own-declaration.ts';
import { addressOf } from './addresses.ts';
import { CONTRACT_TEXT, CONTRIBUTION_TEXT, NOT_SAID } from './answer-words.ts';
import { choiceField, type Drawing, radioField, textField, tickField } from './fields.ts';
import { type Html, html } from './html.ts';
import { contactPart } from './notice.ts';
import type { Fields, Wrong } from './read-declaration.ts';
import { testimonialPart } from './testimonial-part.ts';

export const OWN_TITLE: Sentence = { fr: 'Ma déclaration', en: 'My declaration' };

const TEXT = {
  code: { fr: 'Votre lien personnel', en: 'Your own link' },
  codeHint: {
    fr: 'Collez-le en entier : il a été montré une fois, après l’envoi du formulaire.',
    en: 'Paste the whole of it: it was shown once, after the form was sent.',
  },
  open: { fr: 'Ouvrir', en: 'Open' },
  none: {
    fr: 'Ce lien n’ouvre aucune déclaration : elle a été retirée, ou cette reprise était déjà déclarée et c’est votre premier lien qui vaut.',
    en: 'This link opens no declaration: it was withdrawn, or this return to work had been reported before and your first link is the one that holds.',
  },
  often: {
    fr: 'Trop d’essais viennent de votre réseau. Attendez une minute, puis recommencez.',
    en: 'Too many attempts come from your network. Wait a minute, then try again.',
  },
  kept: { fr: 'Ce qui est gardé', en: 'What is kept' },
  day: { fr: 'Déclaré le', en: 'Reported on' },
  state: { fr: 'Où elle en est', en: 'Where it stands' },
  proposed: { fr: 'attend une seconde personne', en: 'waits for a second person' },
  confirmed: { fr: 'confirmée, comptée', en: 'confirmed, counted' },
  rejected: { fr: 'non retenue, non comptée', en: 'not accepted, not counted' },
  withdrawn: { fr: 'retirée', en: 'withdrawn' },
  start: { fr: 'Le jour où ce travail commence', en: 'The day on which the job begins' },
  contract: { fr: 'Le contrat', en: 'The contract' },
  relay: { fr: 'Le relais du collectif', en: 'The relay by the collective' },
  mail: { fr: 'Adresse pour vous demander des nouvelles', en: 'Address to ask you how it goes on' },
  sealed: { fr: 'gardée, scellée', en: 'kept, sealed' },
  noMail: { fr: 'aucune', en: 'none' },
  correct: { fr: 'Corriger', en: 'Correct' },
  corrected: { fr: 'C’est corrigé.', en: 'This is corrected.' },
  asked: { fr: 'Travaillez-vous toujours ?', en: 'Are you still in work?' },
  after: { 3: { fr: 'Après 3 mois', en: 'After 3 months' }, 6: { fr: 'Après 6 mois', en: 'After 6 months' } },
  yes: { fr: 'oui', en: 'yes' },
  no: { fr: 'non', en: 'no' },
  unsaid: { fr: 'je préfère ne pas le dire', en: 'I would rather not say' },
  answer: { fr: 'Répondre', en: 'Answer' },
  answered: { fr: 'Merci, c’est noté.', en: 'Thank you, this is noted.' },
  stop: { fr: 'Ne plus me demander de nouvelles', en: 'Do not ask me any more' },
  stopped: {
    fr: 'Plus personne ne vous écrira ; votre adresse est effacée.',
    en: 'Nobody will write to you any more; your address is erased.',
  },
  withdraw: { fr: 'Retirer ma déclaration', en: 'Withdraw my declaration' },
  withdrawHint: {
    fr: 'Tout ce que vous avez dit ici est effacé, et les prochains chiffres sont comptés sans vous. Ce qui est déjà publié ne désigne personne et reste.',
    en: 'All that you said here is erased, and the next figures are counted without you. What is published already names nobody and stays.',
  },
  sure: { fr: 'Oui, effacer', en: 'Yes, erase it' },
  unsure: {
    fr: 'Cochez « Oui, effacer » pour retirer votre déclaration.',
    en: 'Tick “Yes, erase it” to withdraw it.',
  },
  testified: {
    fr: 'C’est reçu. Vos mots seront relus avant d’être montrés.',
    en: 'This has come. Your words will be read before they are shown.',
  },
  untestified: { fr: 'Votre témoignage est effacé.', en: 'Your words are erased.' },
  gone: { fr: 'Votre déclaration est retirée et effacée.', en: 'Your declaration is withdrawn and erased.' },
} as const;
export type OwnMessage =
  | 'none'
  | 'often'
  | 'corrected'
  | 'answered'
  | 'stopped'
  | 'gone'
  | 'unsure'
  | 'testified'
  | 'untestified';

const longDay = (day: Day, language: Language): string =>
  new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(Date.parse(day));

/** Asks for the link. A script fills it in from behind the # where there is one; otherwise it is pasted. */
export function askForLink(message: OwnMessage | null, collective: Collective, language: Language): Html {
  const drawing = { language, fields: {}, wrong: new Map() };
  return html`${said(message, language)}
<form class="telling-form" method="post" action="${addressOf('own', language)}" id="own-link-form">
${textField(drawing, { name: 'token', label: TEXT.code, hint: TEXT.codeHint, input: html`required autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="300"` })}
<button type="submit" name="do" value="see">${TEXT.open[language]}</button>
</form>
${contactPart(collective, language)}`;
}

const said = (message: OwnMessage | null, language: Language): Html | null =>
  message && html`<p role="status"><strong>${TEXT[message][language]}</strong></p>`;

type Shown = {
  readonly own: OwnDeclaration;
  readonly token: string;
  readonly message: OwnMessage | null;
  readonly wrong: Wrong;
  /** What was sent just now, shown again where something is wrong with it. */
  readonly sent: Fields;
};

/** All that is kept of the declaration, and what may be done about it. */
export function ownBody({ own, token, message, wrong, sent }: Shown, language: Language): Html {
  const t = (sentence: Sentence): string => sentence[language];
  const { facts } = own;
  const rows: [Sentence, string][] = [
    [TEXT.day, longDay(own.day, language)],
    [TEXT.state, t(TEXT[own.state])],
    [TEXT.start, facts?.start_day ? longDay(facts.start_day, language) : t(NOT_SAID)],
    [TEXT.contract, t(facts?.contract ? CONTRACT_TEXT[facts.contract] : NOT_SAID)],
    [TEXT.relay, t(facts?.contribution ? CONTRIBUTION_TEXT[facts.contribution] : NOT_SAID)],
    [TEXT.mail, t(own.hasMail ? TEXT.sealed : TEXT.noMail)],
  ];
  const drawing: Drawing = {
    language,
    wrong,
    fields: {
      start_day: facts?.start_day ?? '',
      contract: facts?.contract ?? '',
      contribution: facts?.contribution ?? '',
    },
  };
  const form = (
    act: string,
    body: Html,
    button: Sentence,
    quiet = false,
  ): Html => html`<form class="telling-form" method="post" action="${addressOf('own', language)}" novalidate>
<input type="hidden" name="token" value="${token}">
${body}
<button type="submit" name="do" value="${act}"${quiet && html` class="quiet"`}>${t(button)}</button></form>`;
  return html`${said(message, language)}
<h2>${t(TEXT.kept)}</h2>
<div class="own-facts"><dl>${rows.map(([term, text]) => html`<div><dt>${t(term)}</dt><dd>${text}</dd></div>`)}</dl></div>
${
  own.asked.length > 0 &&
  html`<h2>${t(TEXT.asked)}</h2>${own.asked.map(({ id, month, answered, stillEmployed }) =>
    form(
      'answer',
      html`<input type="hidden" name="asked" value="${id}">${radioField(
        {
          ...drawing,
          fields: answered ? { still: stillEmployed === null ? 'unsaid' : stillEmployed ? 'yes' : 'no' } : {},
        },
        {
          name: 'still',
          label: TEXT.after[month],
          answers: { yes: TEXT.yes, no: TEXT.no, unsaid: TEXT.unsaid },
        },
        ['yes', 'no', 'unsaid'],
      )}`,
      TEXT.answer,
    ),
  )}`
}
<h2>${t(TEXT.correct)}</h2>
${form(
  'correct',
  html`${textField(drawing, { name: 'start_day', label: TEXT.start, input: html`type="date"` })}
${choiceField(drawing, { name: 'contract', label: TEXT.contract, answers: CONTRACT_TEXT }, CONTRACTS)}
${radioField(drawing, { name: 'contribution', label: TEXT.relay, answers: CONTRIBUTION_TEXT }, CONTRIBUTIONS)}`,
  TEXT.correct,
)}
${own.agreesToFollowUp && own.hasMail && form('stop', html``, TEXT.stop, true)}
${testimonialPart({ language, wrong, fields: sent }, own.testimonial, form)}
<h2>${t(TEXT.withdraw)}</h2>
<p>${t(TEXT.withdrawHint)}</p>
${form('withdraw', tickField(drawing, 'sure', TEXT.sure), TEXT.withdraw, true)}`;
}
