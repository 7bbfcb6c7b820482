import type { EditionDocument } from '../../api/contract/edition.ts';
import type { Collective } from '../../db/core/collective.ts';

/** What readers are told of the collective. */
export function toCollective(collective: Collective): EditionDocument['collective'] {
  return {
    name: collective.name,
    account: collective.account,
    tags: [collective.tag, collective.seekerTag],
    startDay: collective.startDay,
  };
}
