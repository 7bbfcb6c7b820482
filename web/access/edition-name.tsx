import type { SharedLinksAnswer } from '../../api/contract/shared-links.ts';
import { Ordinals } from '../components/ordinals.tsx';
import type { Admin } from './admin.ts';

type Props = {
  edition: SharedLinksAnswer['choices']['editions'][number] | undefined;
  id: string;
  admin: Pick<Admin, 'words' | 't'>;
};

/** « 4ᵉ anniversaire, données au 30 septembre 2019 »; its id when it is not there any more. */
export function EditionName({ edition, id, admin: { words, t } }: Props) {
  if (!edition) return id;
  const { format } = words;
  return (
    <Ordinals
      text={t.edition(format.ordinal(edition.anniversary), format.day(edition.cutoff))}
      words={words}
    />
  );
}
