import type { EditionDocument } from '../../api/contract/edition.ts';
import type { EditionText } from '../../api/contract/edition-text.ts';

/** What people wrote there for an edition; undefined when they wrote nothing. */
export const textOf = (
  { texts }: Pick<EditionDocument, 'texts'>,
  slot: EditionText['slot'],
): EditionText | undefined => texts?.find((text) => text.slot === slot);
