import { ROLES } from '../../db/core/roles.ts';
import { shownTestimonials } from '../../db/queries/testimonials.ts';
import { TestimonialsAnswer } from '../contract/testimonial.ts';
import { operation } from '../operation.ts';

export const listTestimonials = operation({
  id: 'listTestimonials',
  path: '/api/v1/testimonials',
  summary: 'The words of people who agreed to be quoted on the dashboard, as long as they agree',
  roles: ROLES,
  answer: TestimonialsAnswer,
  async handle({ store, calendar }) {
    const shown = await shownTestimonials(store.db, 'quote_dashboard');
    return {
      testimonials: shown.map(({ text, language, shown_name, told_at }) => ({
        ...{ text, language, name: shown_name },
        toldOn: calendar.dayOf(told_at),
      })),
    };
  },
});
