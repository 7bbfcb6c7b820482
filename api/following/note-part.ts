import { CONTRACTS, CONTRIBUTIONS } from '../../db/core/answers.ts';
import type { Sentence } from '../../db/core/errors.ts';
import { CONTRACT_TEXT, CONTRIBUTION_TEXT } from '../telling/answer-words.ts';
import { CONSENT_TEXTS } from '../telling/consent-texts.ts';
import { choiceField, consentField, type Drawing, textField, tickField } from '../telling/fields.ts';
import { type Html, html } from '../telling/html.ts';
import { actForm } from './act-form.ts';

const TEXT = {
  title: { fr: 'Noter un retour au travail', en: 'Note a return to work' },
  lead: {
    fr: 'Ce qu’une personne vous a dit, avec son accord, et rien d’autre : ni message, ni nom. Lisez-lui chaque phrase, et notez sa réponse. Quelqu’un d’autre que vous confirmera.',
    en: 'What somebody told you, with their agreement, and nothing else: no message, no name. Read each sentence to them and note their answer. Somebody other than you will confirm it.',
  },
  account: { fr: 'Son compte X', en: 'Their X account' },
  accountHint: {
    fr: 'Facultatif : il évite de compter deux fois la même personne, et n’est gardé que sous une empreinte.',
    en: 'Optional: it keeps the same person from being counted twice, and is kept as a fingerprint only.',
  },
  start: { fr: 'Le jour où ce travail commence', en: 'The day on which the job begins' },
  contract: { fr: 'Le contrat', en: 'The contract' },
  relay: { fr: 'Le relais du collectif', en: 'The relay by the collective' },
  unsaid: { fr: 'La personne ne l’a pas dit', en: 'They did not say' },
  age: { fr: 'Cette personne a 15 ans ou plus.', en: 'This person is 15 or over.' },
  declaration: { fr: 'Garder ce retour au travail', en: 'To keep this return to work' },
  followUp: { fr: 'Être recontactée', en: 'To be asked later' },
  mail: { fr: 'Son adresse', en: 'Their address' },
  send: { fr: 'Noter', en: 'Note it' },
} satisfies Record<string, Sentence>;

/** The same questions as in the public form, asked by a volunteer. */
export function notePart(drawing: Drawing): Html {
  const { language } = drawing;
  const body = html`${textField(drawing, { name: 'account', label: TEXT.account, hint: TEXT.accountHint, input: html`autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="60" placeholder="@"` })}
${textField(drawing, { name: 'start_day', label: TEXT.start, input: html`type="date" required` })}
${choiceField(drawing, { name: 'contract', label: TEXT.contract, answers: CONTRACT_TEXT, none: TEXT.unsaid }, CONTRACTS)}
${choiceField(drawing, { name: 'contribution', label: TEXT.relay, answers: CONTRIBUTION_TEXT, none: TEXT.unsaid }, CONTRIBUTIONS)}
${tickField(drawing, 'age', TEXT.age)}
${consentField(drawing, { name: 'declaration', label: TEXT.declaration, text: CONSENT_TEXTS.declaration })}
${consentField(drawing, {
  name: 'follow_up',
  label: TEXT.followUp,
  text: CONSENT_TEXTS.follow_up,
  more: textField(drawing, {
    name: 'mail',
    label: TEXT.mail,
    input: html`type="email" autocomplete="off" maxlength="254"`,
  }),
})}`;
  return html`<h2 id="note">${TEXT.title[language]}</h2><p>${TEXT.lead[language]}</p>
${actForm(language, {}, body, [{ act: 'note', text: TEXT.send }])}`;
}
