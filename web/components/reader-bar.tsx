import type { IndicatorsAnswer } from '../../api/contract/indicator.ts';
import type { SummaryAnswer } from '../../api/contract/summary.ts';
import { menuOf } from '../figures/shared-view.ts';
import type { Words } from '../i18n/words.ts';
import { PUBLIC_MENU, type Route } from '../site/route.ts';
import { useAnswer } from '../site/use-answer.ts';
import { SiteBar } from './site-bar.tsx';

/** The bar of a page that does not know who reads it: one that everybody may read, or that could not be read. */
export function ReaderBar({ route, words }: { route: Route; words: Words }) {
  const loaded = useAnswer('reader', words, async (ask) => {
    const [{ shared }, { indicators }] = await Promise.all([
      ask<SummaryAnswer>('summary'),
      ask<IndicatorsAnswer>('indicators'),
    ]);
    return { menu: shared && menuOf(shared, indicators) };
  });
  const bar = { route, words, isPending: loaded.state === 'loading' };
  if (loaded.state === 'done') {
    const { menu } = loaded.answer;
    return <SiteBar {...bar} signedIn={menu === null} shared={menu} />;
  }
  const isGuest = loaded.state === 'failed' && loaded.error.status === 401;
  return <SiteBar {...bar} shared={isGuest ? PUBLIC_MENU : null} hasLink={false} />;
}
