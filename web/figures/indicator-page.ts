import type { Indicator } from '../../api/contract/indicator.ts';
import type { MenuPage } from '../site/route.ts';
import type { SectionId } from './section-needs.ts';

export type FamilyPageId = Extract<
  MenuPage,
  'requests' | 'relays' | 'visibility' | 'accounts' | 'declarations' | 'advice' | 'quality'
>;

const BY_FAMILY: Record<Indicator['family'], FamilyPageId> = {
  'hashtag-volume': 'requests',
  'seeker-requests': 'requests',
  'retweet-reach': 'relays',
  'bio-adopters': 'accounts',
  placements: 'declarations',
  'data-quality': 'quality',
};
const SEEN: readonly Indicator['unit'][] = ['followers', 'views', 'impressions', 'interactions'];
const ADVICE: readonly string[] = ['advice_contrast', 'first_hour_share', 'relay_half_life'];

/** The page on which an indicator stands; a new one finds its place by its family and its unit. */
export function pageOf({ key, family, unit }: Indicator): FamilyPageId {
  if (ADVICE.includes(key)) return 'advice';
  if (family === 'retweet-reach' && (SEEN.includes(unit) || key === 'attention_marks')) return 'visibility';
  return BY_FAMILY[family];
}

/** The charts of each page. */
export const SECTIONS_OF: Record<FamilyPageId, readonly SectionId[]> = {
  requests: ['requests', 'volume'],
  relays: ['relays'],
  visibility: ['visibility'],
  accounts: ['adopters'],
  declarations: ['placements'],
  advice: [],
  quality: [],
};
