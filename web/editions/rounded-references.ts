import type { EditionDocument } from '../../api/contract/edition.ts';
import { referencesIn } from '../../api/contract/figure-reference.ts';
import { roundedOf } from '../../api/contract/say-rounded.ts';

/** The references that round a figure, of its year and since the start, each with what it reads; none where it may not be rounded. */
export function roundedReferences(
  key: string,
  edition: Pick<EditionDocument, 'indicators' | 'figures'> | null,
) {
  const both = `{{figure:${key}.rounded}} {{figure:${key}.all.rounded}}`;
  return referencesIn(both).flatMap((reference) => {
    const said = edition && roundedOf(reference, edition)?.words;
    return said ? [{ reference: reference.text, said }] : [];
  });
}
