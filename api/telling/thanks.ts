import type { Language, Sentence } from '../../db/core/errors.ts';
import { addressOf } from './addresses.ts';
import { type Html, html } from './html.ts';

export const THANKS_TITLE: Sentence = { fr: 'Merci', en: 'Thank you' };

const TEXT = {
  told: {
    fr: 'C’est dit. Une seconde personne relira votre déclaration ; elle sera alors comptée, sans nom.',
    en: 'You have told it. A second person will read your declaration again; it will then be counted, without a name.',
  },
  link: {
    fr: 'Voici votre lien personnel. Il permet de voir ce qui est gardé, de le corriger ou de le retirer. Il n’est montré qu’ici : gardez-le, et ne le donnez à personne.',
    en: 'This is your own link. It lets you see what is kept, correct it or withdraw it. It is shown here only: keep it, and give it to nobody.',
  },
  open: { fr: 'L’ouvrir', en: 'Open it' },
  once: {
    fr: 'Si vous aviez déjà déclaré cette reprise avec le même compte, rien n’est compté deux fois : c’est votre premier lien qui vaut. Et si vous aviez demandé que rien ne soit gardé de vous, rien ne l’est.',
    en: 'If you had reported this return to work already with the same account, nothing is counted twice: your first link is the one that holds. And if you had asked for nothing of you to be kept, nothing is.',
  },
  again: {
    fr: 'Cet envoi est déjà arrivé : il n’est gardé qu’une fois.',
    en: 'This has arrived already: it is kept once.',
  },
  refused: {
    fr: 'Vous avez répondu non : rien n’a été gardé de ce que vous aviez écrit.',
    en: 'You answered no: nothing of what you had written was kept.',
  },
  mailed: { fr: 'Il vient aussi de partir à votre adresse.', en: 'It has also just left for your address.' },
  notMailed: {
    fr: 'Il n’a pas pu partir par courriel : notez-le bien.',
    en: 'It could not be sent by e-mail: be sure to note it.',
  },
} satisfies Record<string, Sentence>;

/** The address of one's own page: what tells it apart stands behind #, which no browser sends and no log holds. */
export const ownLink = (publicUrl: string, token: string, language: Language): string =>
  `${publicUrl}${addressOf('own', language)}#${token}`;

export type Sent = {
  readonly link: string;
  readonly again: boolean;
  /** Whether an account was given: then it may be known already. Nobody is told whether it is. */
  readonly account: boolean;
  /** null: no mail was to be sent. */
  readonly mailed: boolean | null;
};

export function thanksBody({ link, again, account, mailed }: Sent, language: Language): Html {
  const t = (sentence: Sentence): string => sentence[language];
  return html`<p>${t(again ? TEXT.again : TEXT.told)}</p>
<p>${t(TEXT.link)} ${mailed === null ? null : t(mailed ? TEXT.mailed : TEXT.notMailed)}</p>
<p class="own-link">${link}</p>
<p><a href="${link}">${t(TEXT.open)}</a></p>
${account && html`<p class="soft">${t(TEXT.once)}</p>`}`;
}

export const refusedBody = (language: Language): Html => html`<p>${TEXT.refused[language]}</p>`;
