import type { IndicatorsAnswer } from '../../api/contract/indicator.ts';
import type { SummaryAnswer } from '../../api/contract/summary.ts';
import { menuOf } from '../figures/shared-view.ts';
import type { Words } from '../i18n/words.ts';
import { type MenuPage, PUBLIC_MENU } from './route.ts';
import { useAnswer } from './use-answer.ts';

/** Who reads, as the bar of a page wants to know. */
type Reader = {
  signedIn: boolean;
  isPending: boolean;
  shared: readonly MenuPage[] | null;
  hasLink: boolean;
};

/** Of a page that everybody may read, which asks for nothing that would tell who reads it. */
export function useReader(words: Words): Reader {
  const loaded = useAnswer('reader', words, async (ask) => {
    const [{ shared }, { indicators }] = await Promise.all([
      ask<SummaryAnswer>('summary'),
      ask<IndicatorsAnswer>('indicators'),
    ]);
    return { menu: shared && menuOf(shared, indicators) };
  });
  if (loaded.state !== 'done')
    return { signedIn: false, isPending: loaded.state === 'loading', shared: PUBLIC_MENU, hasLink: false };
  const { menu } = loaded.answer;
  return { signedIn: menu === null, isPending: false, shared: menu, hasLink: menu !== null };
}
