import type { Language, Sentence } from '../../db/core/errors.ts';
import type { Asking } from '../../db/queries/follow-up-lists.ts';
import { radioField } from '../telling/fields.ts';
import { type Html, html } from '../telling/html.ts';
import { actForm, longDay } from './act-form.ts';

const TEXT = {
  title: { fr: 'À qui demander des nouvelles', en: 'Whom to ask how it goes on' },
  lead: {
    fr: 'Personnes qui ont accepté qu’on leur demande, trois puis six mois après, si elles travaillent toujours. Une seule fois chacune.',
    en: 'People who agreed to be asked, three and then six months later, whether they are still in work. Once each.',
  },
  none: { fr: 'Personne pour l’instant.', en: 'Nobody for now.' },
  month: { 3: { fr: 'À 3 mois', en: 'At 3 months' }, 6: { fr: 'À 6 mois', en: 'At 6 months' } },
  due: { fr: 'depuis le', en: 'since' },
  asked: { fr: 'demandé le', en: 'asked on' },
  declared: { fr: 'Déclaration du', en: 'Reported on' },
  source: {
    public_post: { fr: 'lue dans une publication', en: 'read in a post' },
    form: { fr: 'faite par le formulaire', en: 'made in the form' },
    volunteer_note: { fr: 'notée par', en: 'noted by' },
  },
  post: { fr: 'Voir la publication sur X', en: 'See the post on X' },
  mail: {
    fr: 'Une adresse est gardée : le courriel de la nuit s’en charge, si le service en envoie.',
    en: 'An address is kept: the mail of the night sees to it, if the service sends any.',
  },
  uncertain: {
    fr: 'Un courriel est peut-être parti quand le service s’est arrêté : ne redemandez que si rien n’est arrivé.',
    en: 'A mail may have left when the service stopped: ask only if none has arrived.',
  },
  done: { fr: 'C’est demandé', en: 'They were asked' },
  waiting: { fr: 'Demandé, sans réponse', en: 'Asked, not answered yet' },
  still: { fr: 'Toujours en emploi ?', en: 'Still in work?' },
  yes: { fr: 'oui', en: 'yes' },
  no: { fr: 'non', en: 'no' },
  unsaid: { fr: 'ne l’a pas dit', en: 'did not say' },
  answer: { fr: 'Noter la réponse', en: 'Note the answer' },
} as const;

/** Whom to ask, and what was answered to a volunteer. */
export function askingPart(
  lists: { due: readonly Asking[]; asked: readonly Asking[] },
  language: Language,
): Html {
  const t = (sentence: Sentence): string => sentence[language];
  const line = (
    one: Asking,
    when: Sentence,
  ): Html => html`<p><strong>${t(TEXT.month[one.month])}</strong>, ${t(when)} ${longDay(one.day, language)}. ${t(TEXT.declared)} ${longDay(one.declaredOn, language)}, ${t(TEXT.source[one.source])}${one.notedBy !== null && ` ${one.notedBy}`}.
${one.postId !== null && html`<a href="https://x.com/i/web/status/${one.postId}" rel="noopener noreferrer">${t(TEXT.post)}</a>`} ${one.hasMail && t(TEXT.mail)} ${one.uncertain && t(TEXT.uncertain)}</p>`;
  const about = (one: Asking): string => `${t(TEXT.month[one.month])}, ${longDay(one.declaredOn, language)}`;
  const due = lists.due.map(
    (one) =>
      html`<li>${line(one, TEXT.due)}${actForm(language, { follow_up: one.id }, html``, [{ act: 'asked', text: TEXT.done, about: about(one) }])}</li>`,
  );
  const answers = { yes: TEXT.yes, no: TEXT.no, unsaid: TEXT.unsaid };
  const asked = lists.asked.map((one) => {
    const choice = radioField(
      { language, fields: {}, wrong: new Map() },
      { name: 'still', label: TEXT.still, answers },
      ['yes', 'no', 'unsaid'],
    );
    const button = { act: 'answered', text: TEXT.answer, quiet: true, about: about(one) };
    return html`<li>${line(one, TEXT.asked)}${actForm(language, { follow_up: one.id }, choice, [button])}</li>`;
  });
  return html`<h2 id="asking">${t(TEXT.title)}</h2><p>${t(TEXT.lead)}</p>
${due.length > 0 ? html`<ul class="follow-list">${due}</ul>` : html`<p>${t(TEXT.none)}</p>`}
${asked.length > 0 && html`<h3>${t(TEXT.waiting)}</h3><ul class="follow-list">${asked}</ul>`}`;
}
