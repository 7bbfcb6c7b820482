import type { Operation } from '../operation.ts';
import { addErratum } from './add-erratum.ts';
import { addPasskey } from './add-passkey.ts';
import { approveEdition } from './approve-edition.ts';
import { changeRole } from './change-role.ts';
import { checkEdition } from './check-edition.ts';
import { decideDeclaration } from './decide-declaration.ts';
import { decidePost } from './decide-post.ts';
import { disableSharedLink } from './disable-shared-link.ts';
import { enableSharedLink } from './enable-shared-link.ts';
import { endAccess } from './end-access.ts';
import { endPersonSessions } from './end-person-sessions.ts';
import { endSessions } from './end-sessions.ts';
import { getComparison } from './get-comparison.ts';
import { getEdition } from './get-edition.ts';
import { getEditionDraft } from './get-edition-draft.ts';
import { getEditionsDesk } from './get-editions-desk.ts';
import { getHealth } from './get-health.ts';
import { getMeasuresTable } from './get-measures-table.ts';
import { getMyAccess } from './get-my-access.ts';
import { getNight } from './get-night.ts';
import { getOpenApi } from './get-openapi.ts';
import { getPublicEdition } from './get-public-edition.ts';
import { getReadiness } from './get-readiness.ts';
import { getSecondReading } from './get-second-reading.ts';
import { getSortingState } from './get-sorting-state.ts';
import { getState } from './get-state.ts';
import { getSummary } from './get-summary.ts';
import { invitePerson } from './invite-person.ts';
import { listAccess } from './list-access.ts';
import { listAlikePosts } from './list-alike-posts.ts';
import { listAnnotations } from './list-annotations.ts';
import { listAuditEntries } from './list-audit.ts';
import { listDeclarationsToConfirm } from './list-declarations-to-confirm.ts';
import { listEditions } from './list-editions.ts';
import { listFigures } from './list-figures.ts';
import { listIndicators } from './list-indicators.ts';
import { listMeasures } from './list-measures.ts';
import { listPublicFigures } from './list-public-figures.ts';
import { listPublishedFigures } from './list-published-figures.ts';
import { listSharedLinks } from './list-shared-links.ts';
import { listTestimonials } from './list-testimonials.ts';
import { makeEditionDraft } from './make-edition-draft.ts';
import { makeSharedLink } from './make-shared-link.ts';
import { preparePasskey } from './prepare-passkey.ts';
import { printEdition } from './print-edition.ts';
import { publishEdition } from './publish-edition.ts';
import { readPostAgain } from './read-post-again.ts';
import { removePasskey } from './remove-passkey.ts';
import { removePersonPasskey } from './remove-person-passkey.ts';
import { returnAccess } from './return-access.ts';
import { takePostsToSort } from './take-posts-to-sort.ts';
import { undoPostDecision } from './undo-post-decision.ts';
import { withdrawInvitation } from './withdraw-invitation.ts';
import { writeEditionText } from './write-edition-text.ts';

/** Every operation of the API. The app mounts this list and openapi.json describes it: nothing else is an API. */
export const OPERATIONS: readonly Operation[] = [
  getSummary,
  listIndicators,
  listFigures,
  listMeasures,
  getMeasuresTable,
  getComparison,
  listPublicFigures,
  listPublishedFigures,
  listAnnotations,
  listTestimonials,
  listEditions,
  getEdition,
  getPublicEdition,
  getEditionsDesk,
  getEditionDraft,
  makeEditionDraft,
  checkEdition,
  approveEdition,
  printEdition,
  publishEdition,
  addErratum,
  writeEditionText,
  getSortingState,
  takePostsToSort,
  decidePost,
  undoPostDecision,
  listAlikePosts,
  listDeclarationsToConfirm,
  decideDeclaration,
  getSecondReading,
  readPostAgain,
  listAuditEntries,
  getMyAccess,
  preparePasskey,
  addPasskey,
  removePasskey,
  endSessions,
  listAccess,
  invitePerson,
  changeRole,
  endAccess,
  returnAccess,
  withdrawInvitation,
  endPersonSessions,
  removePersonPasskey,
  listSharedLinks,
  makeSharedLink,
  disableSharedLink,
  enableSharedLink,
  getOpenApi,
  getHealth,
  getReadiness,
  getState,
  getNight,
];
