import type { SharedLink } from '../../db/queries/shared-links.ts';
import type { EditionDocument } from '../contract/edition.ts';

export const showsEdition = ({ editions }: SharedLink, id: string): boolean => editions.includes(id);

/** Of an edition, what everybody could read when it was frozen, and nothing of what it holds beside. */
export function releasedPart(edition: EditionDocument): EditionDocument {
  const { schema, id, kind, anniversary, year, period, cutoff, frozenAt, demonstration } = edition;
  const { collective, indicators, released } = edition;
  // Written for sponsors; its figures fill with what is public alone.
  const texts = edition.texts?.filter(({ slot }) => slot === 'support');
  return {
    ...{ schema, id, kind, anniversary, year, period, cutoff, frozenAt, demonstration },
    ...{ collective, indicators, figures: [], series: [] },
    published: { figures: [], disagreements: [] },
    ...(texts && { texts }),
    ...(released && { released }),
  };
}
