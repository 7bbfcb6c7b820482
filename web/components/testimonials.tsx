import type { TestimonialsAnswer } from '../../api/contract/testimonial.ts';
import type { Words } from '../i18n/words.ts';
import { useAnswer } from '../site/use-answer.ts';
import { Ordinals } from './ordinals.tsx';

/** What people wrote to be quoted with, of those who agreed to this place. Where nobody did there is no section. */
export function Testimonials({ words }: { words: Words }) {
  const { t, format } = words;
  const loaded = useAnswer('testimonials', words, (ask) => ask<TestimonialsAnswer>('testimonials'));
  const shown = loaded.state === 'done' ? loaded.answer.testimonials : [];
  if (shown.length === 0) return null;
  return (
    <section class="family" aria-labelledby="testimonials">
      <h2 id="testimonials">{t.testimonialsTitle}</h2>
      <p class="family-lead">{t.testimonialsLead}</p>
      {shown.map(({ text, language, name, toldOn }) => (
        <figure class="testimonial" key={`${toldOn}${text}`}>
          <blockquote lang={language ?? ''} data-verbatim="true">
            {text}
          </blockquote>
          <figcaption>
            {name ?? t.testimonialNameless}, <Ordinals text={format.day(toldOn)} words={words} />
          </figcaption>
        </figure>
      ))}
    </section>
  );
}
