import { AGE_BANDS, CONTRACTS, CONTRIBUTIONS, OCCUPATIONS, REGIONS } from '../../db/core/answers.ts';
import type { Collective } from '../../db/core/collective.ts';
import type { Sentence } from '../../db/core/errors.ts';
import { addressOf } from './addresses.ts';
import { AGE_TEXT, CONTRACT_TEXT, CONTRIBUTION_TEXT, OCCUPATION_TEXT, REGION_TEXT } from './answer-words.ts';
import { CONSENT_TEXTS } from './consent-texts.ts';
import { choiceField, consentField, type Drawing, radioField, textField, tickField } from './fields.ts';
import { type Html, html } from './html.ts';

export const DECLARE_TITLE: Sentence = { fr: 'J’ai retrouvé un travail', en: 'I am back at work' };

const TEXT = {
  lead: {
    fr: 'Une minute suffit. Seuls le jour et votre accord sont demandés ; le reste est libre.',
    en: 'It takes a minute. Only the day and your agreement are asked for; the rest is up to you.',
  },
  after: {
    fr: 'Une seconde personne du collectif relit chaque déclaration, puis elle est comptée, sans nom.',
    en: 'A second person of the collective reads each declaration again; then it is counted, without a name.',
  },
  notice: { fr: 'Ce qui est gardé, et vos droits', en: 'What is kept, and your rights' },
  wrong: {
    fr: 'Il reste quelque chose à corriger ci-dessous.',
    en: 'Something below is left to be put right.',
  },
  send: { fr: 'Envoyer', en: 'Send' },
  trap: { fr: 'Laissez ce champ vide', en: 'Leave this field empty' },
  start: { fr: 'Le jour où ce travail commence', en: 'The day on which the job begins' },
  account: { fr: 'Votre compte X (facultatif)', en: 'Your X account (optional)' },
  accountHint: {
    fr: 'Il évite de vous compter deux fois. Il n’est pas gardé tel quel : seule une empreinte l’est.',
    en: 'It keeps you from being counted twice. It is not kept as it is: only a fingerprint is.',
  },
  contract: { fr: 'Le contrat', en: 'The contract' },
  contacts: {
    fr: 'Pendant votre recherche, cochez ce qui est vrai',
    en: 'During your search, tick what is true',
  },
  recruiter: { fr: 'Un recruteur m’a contacté·e', en: 'A recruiter contacted me' },
  network: { fr: 'Quelqu’un de mon réseau m’a contacté·e', en: 'Somebody of my network contacted me' },
  interview: { fr: 'J’ai eu un entretien', en: 'I had an interview' },
  age: { fr: 'J’ai 15 ans ou plus', en: 'I am 15 or over' },
  agreements: { fr: 'Vos accords', en: 'Your agreement' },
  declaration: { fr: 'Garder ma déclaration', en: 'Keeping what I report' },
  followUp: { fr: 'Me demander des nouvelles', en: 'Asking me how it goes on' },
  profile: { fr: 'Dire un peu plus de moi', en: 'Saying a little more of myself' },
  mail: { fr: 'Votre adresse électronique', en: 'Your e-mail address' },
  region: { fr: 'Votre région', en: 'Your region' },
  occupation: { fr: 'Votre domaine', en: 'Your field' },
  ageBand: { fr: 'Votre âge', en: 'Your age' },
} satisfies Record<string, Sentence>;

/** The form, with what was sent already. `stamp` makes it ours; the trap is for robots, which fill in all they find. */
export function declarationForm(
  drawing: Drawing,
  { collective, stamp }: { collective: Collective; stamp: string },
): Html {
  const { language, wrong } = drawing;
  const t = (sentence: Sentence): string => sentence[language];
  const relay = {
    fr: `Le relais d’${collective.name}…`,
    en: `The relay by ${collective.name}…`,
  };
  const extra = wrong.get('form');
  return html`<p>${t(TEXT.lead)} ${t(TEXT.after)} <a href="${addressOf('notice', language)}">${t(TEXT.notice)}</a>.</p>
${wrong.size > 0 && html`<p class="wrong" role="alert">${t(extra ?? TEXT.wrong)}</p>`}
<form class="telling-form" method="post" action="${addressOf('declare', language)}" novalidate>
<input type="hidden" name="stamp" value="${stamp}">
<div class="trap" aria-hidden="true"><label for="site">${t(TEXT.trap)}</label><input id="site" name="site" tabindex="-1" autocomplete="off"></div>
${textField(drawing, { name: 'start_day', label: TEXT.start, input: html`type="date" required` })}
${choiceField(drawing, { name: 'contract', label: TEXT.contract, answers: CONTRACT_TEXT }, CONTRACTS)}
${radioField(drawing, { name: 'contribution', label: relay, answers: CONTRIBUTION_TEXT }, CONTRIBUTIONS)}
<fieldset><legend>${t(TEXT.contacts)}</legend>${(['recruiter', 'network', 'interview'] as const).map((name) => tickField(drawing, name, TEXT[name]))}</fieldset>
${textField(drawing, {
  name: 'account',
  label: TEXT.account,
  hint: TEXT.accountHint,
  input: html`autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="60" placeholder="@"`,
})}
<div><h2>${t(TEXT.agreements)}</h2>${tickField(drawing, 'age', TEXT.age)}</div>
${consentField(drawing, { name: 'declaration', label: TEXT.declaration, text: CONSENT_TEXTS.declaration })}
${consentField(drawing, {
  name: 'follow_up',
  label: TEXT.followUp,
  text: CONSENT_TEXTS.follow_up,
  more: textField(drawing, {
    name: 'mail',
    label: TEXT.mail,
    input: html`type="email" autocomplete="email" maxlength="254"`,
  }),
})}
${consentField(drawing, {
  name: 'profile',
  label: TEXT.profile,
  text: CONSENT_TEXTS.profile,
  more: html`${choiceField(drawing, { name: 'region', label: TEXT.region, answers: REGION_TEXT }, REGIONS)}
${choiceField(drawing, { name: 'occupation', label: TEXT.occupation, answers: OCCUPATION_TEXT }, OCCUPATIONS)}
${choiceField(drawing, { name: 'age_band', label: TEXT.ageBand, answers: AGE_TEXT }, AGE_BANDS)}`,
})}
<button type="submit">${t(TEXT.send)}</button>
</form>`;
}
