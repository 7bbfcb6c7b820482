import type { Language, Sentence } from '../../db/core/errors.ts';
import type { Annotation } from '../../db/queries/annotations.ts';
import { ANNOTATION_KINDS, type AnnotationKind } from '../../db/schema/annotation.ts';
import { choiceField, type Drawing, textField } from '../telling/fields.ts';
import { type Html, html } from '../telling/html.ts';
import { actForm, longDay } from './act-form.ts';

const TEXT = {
  title: { fr: 'Annotations', en: 'Annotations' },
  lead: {
    fr: 'Ce qu’il faut savoir pour lire une courbe, avec sa source ; sans nommer personne. Elles se montrent sur les graphiques, dans les tableaux et dans le rapport. Une langue suffit pour commencer : ce qui reste à traduire se voit.',
    en: 'What must be known to read a curve, with its source; naming nobody. They are shown on the charts, in the tables and in the report. One language will do to begin with: what is still to be translated shows.',
  },
  all: { fr: 'Les annotations', en: 'The annotations' },
  none: { fr: 'Aucune pour l’instant.', en: 'None for now.' },
  edit: { fr: 'Corriger', en: 'Edit' },
  remove: { fr: 'Retirer', en: 'Remove' },
  closed: { fr: 'Retirées', en: 'Removed' },
  closedLead: {
    fr: 'Elles ne se montrent plus que dans ce qui se lit à une date passée. Si l’une nomme quelqu’un, effacez-la pour toujours.',
    en: 'They are shown only in what is read as of an earlier day. Should one name somebody, erase it for good.',
  },
  erase: { fr: 'Effacer pour toujours', en: 'Erase for good' },
  lacksThis: { fr: 'À traduire en français.', en: 'To be translated into English.' },
  lacksOther: { fr: 'À traduire en anglais.', en: 'To be translated into French.' },
  from: { fr: 'Premier jour', en: 'First day' },
  until: { fr: 'Dernier jour (vide : le même)', en: 'Last day (empty: the same)' },
  kind: { fr: 'Nature', en: 'Kind' },
  choose: { fr: 'À choisir', en: 'To be chosen' },
  textFr: { fr: 'En français', en: 'In French' },
  textEn: { fr: 'En anglais', en: 'In English' },
  source: { fr: 'Source', en: 'Source' },
  add: { fr: 'Ajouter une annotation', en: 'Add an annotation' },
  change: { fr: 'Corriger l’annotation', en: 'Edit the annotation' },
  keep: { fr: 'Enregistrer', en: 'Save' },
} satisfies Record<string, Sentence>;

const KINDS: Record<AnnotationKind, Sentence> = {
  event: { fr: 'événement', en: 'event' },
  media: { fr: 'médias', en: 'media' },
  outage: { fr: 'panne', en: 'outage' },
  campaign: { fr: 'campagne', en: 'campaign' },
  method: { fr: 'méthode', en: 'method' },
};

/** All there are, each to be edited or removed, and a form for one more, or for the one that is being edited. */
export function annotationsPart(drawing: Drawing, annotations: readonly Annotation[]): Html {
  const { language, fields } = drawing;
  const t = (sentence: Sentence): string => sentence[language];
  const standing = annotations.filter(({ removed_at }) => removed_at === null);
  const closed = annotations.filter(({ removed_at }) => removed_at !== null);
  const edited = standing.find(({ id }) => `${id}` === fields.annotation);
  const body = html`${textField(drawing, { name: 'start', label: TEXT.from, input: html`type="date" required` })}
${textField(drawing, { name: 'end', label: TEXT.until, input: html`type="date"` })}
${choiceField(drawing, { name: 'kind', label: TEXT.kind, answers: KINDS, none: TEXT.choose }, ANNOTATION_KINDS)}
${textField(drawing, { name: 'text_fr', label: TEXT.textFr, input: html`maxlength="160" lang="fr"` })}
${textField(drawing, { name: 'text_en', label: TEXT.textEn, input: html`maxlength="160" lang="en"` })}
${textField(drawing, { name: 'source', label: TEXT.source, input: html`maxlength="160"` })}`;
  return html`<h2 id="annotations">${t(TEXT.title)}</h2><p>${t(TEXT.lead)}</p>
<h3>${t(edited ? TEXT.change : TEXT.add)}</h3>
${actForm(language, edited ? { annotation: edited.id } : {}, body, [{ act: 'annotate', text: TEXT.keep }])}
<h3>${t(TEXT.all)}</h3>
${standing.length > 0 ? html`<ul class="follow-list">${standing.map((one) => item(one, language, ['edit', 'remove']))}</ul>` : html`<p>${t(TEXT.none)}</p>`}
${
  closed.length > 0 &&
  html`<details><summary>${t(TEXT.closed)} (${closed.length})</summary><p>${t(TEXT.closedLead)}</p>
<ul class="follow-list">${closed.map((one) => item(one, language, ['erase']))}</ul></details>`
}`;
}

const ACTS = { edit: 'edit', remove: 'unannotate', erase: 'erase' } as const;

function item(one: Annotation, language: Language, may: readonly (keyof typeof ACTS)[]): Html {
  const { id, start_day, end_day, kind, text_fr, text_en, source } = one;
  const days = [...new Set([start_day, end_day])].map((day) => longDay(day, language)).join(' – ');
  const [text, other] = language === 'fr' ? [text_fr, text_en] : [text_en, text_fr];
  const told = text || other;
  const lacks = text === '' ? TEXT.lacksThis : other === '' ? TEXT.lacksOther : null;
  const buttons = may.map((act) => ({ act: ACTS[act], text: TEXT[act], quiet: true, about: told }));
  return html`<li><p>${days}, ${KINDS[kind][language]}. ${told} (${source})${lacks && html` <strong>${lacks[language]}</strong>`}</p>
${actForm(language, { annotation: id }, html``, buttons)}</li>`;
}
