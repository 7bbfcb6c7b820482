import { recordAudit } from '../../db/queries/audit.ts';
import { addEditionText } from '../../db/queries/edition-texts.ts';
import { mendedSpaces } from '../../db/words/french-typography.ts';
import { audited } from '../audited.ts';
import { EditionsDesk, TextBody } from '../contract/editions-desk.ts';
import { EDITORS, editionsDesk } from '../editions-desk.ts';
import { operation } from '../operation.ts';

export const writeEditionText = operation({
  id: 'writeEditionText',
  method: 'post',
  path: '/api/v1/editions-desk/texts',
  summary:
    'Keep a version of a text for the edition of a year; French gets its no-break spaces, an empty text is none',
  roles: EDITORS,
  body: TextBody,
  answer: EditionsDesk,
  refusals: [400, 409],
  async handle(context, { body: { markdown, ...text }, who }) {
    const { store, clock } = context;
    const at = clock.now();
    const written = markdown.trim();
    await store.db.transaction().execute(async (transaction) => {
      await addEditionText(transaction, {
        ...text,
        markdown: text.language === 'fr' ? mendedSpaces(written) : written,
        written_by: who.name,
        known_at: at,
      });
      await recordAudit(transaction, audited(who, at, 'edition-text-written', 'edition', `${text.year}`));
    });
    return editionsDesk(context, who);
  },
});
