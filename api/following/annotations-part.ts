import type { Sentence } from '../../db/core/errors.ts';
import type { Annotation } from '../../db/queries/annotations.ts';
import { ANNOTATION_KINDS, type AnnotationKind } from '../../db/schema/annotation.ts';
import { choiceField, type Drawing, textField } from '../telling/fields.ts';
import { type Html, html } from '../telling/html.ts';
import { actForm, longDay } from './act-form.ts';

const TEXT = {
  title: { fr: 'Annotations', en: 'Annotations' },
  lead: {
    fr: 'Ce qu’il faut savoir pour lire une courbe, dans les deux langues et avec sa source ; sans nommer personne. Elles se montrent sur les graphiques, dans les tableaux et dans le rapport.',
    en: 'What must be known to read a curve, in both languages and with its source; naming nobody. They are shown on the charts, in the tables and in the report.',
  },
  all: { fr: 'Les annotations', en: 'The annotations' },
  none: { fr: 'Aucune pour l’instant.', en: 'None for now.' },
  edit: { fr: 'Corriger', en: 'Edit' },
  remove: { fr: 'Supprimer', en: 'Remove' },
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
  const items = annotations.map((one) => {
    const text = language === 'fr' ? one.text_fr : one.text_en;
    const days =
      one.start_day === one.end_day
        ? longDay(one.start_day, language)
        : `${longDay(one.start_day, language)} – ${longDay(one.end_day, language)}`;
    const key = { was_start: one.start_day, was_end: one.end_day, was_kind: one.kind, was_text: one.text_fr };
    const buttons = [
      { act: 'edit', text: TEXT.edit, quiet: true, about: text },
      { act: 'unannotate', text: TEXT.remove, quiet: true, about: text },
    ];
    return html`<li><p>${days}, ${t(KINDS[one.kind])}. ${text} (${one.source})</p>${actForm(language, key, html``, buttons)}</li>`;
  });
  const { was_start = '', was_end = '', was_kind = '', was_text = '' } = fields;
  const body = html`${textField(drawing, { name: 'start', label: TEXT.from, input: html`type="date" required` })}
${textField(drawing, { name: 'end', label: TEXT.until, input: html`type="date"` })}
${choiceField(drawing, { name: 'kind', label: TEXT.kind, answers: KINDS, none: TEXT.choose }, ANNOTATION_KINDS)}
${textField(drawing, { name: 'text_fr', label: TEXT.textFr, input: html`maxlength="160" lang="fr"` })}
${textField(drawing, { name: 'text_en', label: TEXT.textEn, input: html`maxlength="160" lang="en"` })}
${textField(drawing, { name: 'source', label: TEXT.source, input: html`maxlength="160"` })}`;
  return html`<h2 id="annotations">${t(TEXT.title)}</h2><p>${t(TEXT.lead)}</p>
<h3>${t(was_start ? TEXT.change : TEXT.add)}</h3>
${actForm(language, { was_start, was_end, was_kind, was_text }, body, [{ act: 'annotate', text: TEXT.keep }])}
<h3>${t(TEXT.all)}</h3>
${items.length > 0 ? html`<ul class="follow-list">${items}</ul>` : html`<p>${t(TEXT.none)}</p>`}`;
}
