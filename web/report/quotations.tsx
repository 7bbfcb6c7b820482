import type { EditionAnswer } from '../../api/contract/edition.ts';
import type { ReportWords } from './report-words.ts';

export const quotesSomebody = ({ document }: EditionAnswer): boolean =>
  (document.testimonials ?? []).length > 0;

/** What people wrote to be quoted with, in their own words as long as they agree; one that was taken back says so. */
export function Quotations({ answer, words }: { answer: EditionAnswer; words: ReportWords }) {
  const { t, r } = words;
  const { document, testimonials = [] } = answer;
  if (!quotesSomebody(answer)) return null;
  return (
    <div class="quotations">
      <h2 id="quotations">{r.quotations}</h2>
      <p class="lead">{r.quotationsLead}</p>
      {document.testimonials?.map(({ id }) => {
        const standing = testimonials.find((one) => one.id === id);
        return standing ? (
          <figure key={id} class="quotation">
            <blockquote lang={standing.language ?? ''} data-verbatim="true">
              {standing.text}
            </blockquote>
            <figcaption>{standing.name ?? t.testimonialNameless}</figcaption>
          </figure>
        ) : (
          <p key={id} class="quotation withdrawn">
            {r.quotationWithdrawn}
          </p>
        );
      })}
    </div>
  );
}
