import type { Grain } from '../../api/contract/common.ts';

export const SECTION_IDS = ['volume', 'requests', 'relays', 'visibility', 'adopters', 'placements'] as const;
export type SectionId = (typeof SECTION_IDS)[number];

export type Need = { readonly key: string; readonly grain: Grain; readonly dimension?: 'p90' | '*' };

/** How a section is drawn: the whole time by years and months, a long window by months, a short one by days. */
export type Scale = 'whole' | 'months' | 'days';

/** A window this long, in days, is drawn by months. */
const LONG = 100;
export const scaleOf = (grain: string, days: number): Scale =>
  grain === 'all' ? 'whole' : days > LONG ? 'months' : 'days';

/**
 * The series a section draws: months, and i4Emploi years beside them when the whole time is shown.
 * A single year is drawn by its months alone, a few weeks by their days where the figure is kept by day.
 */
export function needsOf(section: SectionId, scale: Scale): Need[] {
  const grain = scale === 'whole' ? 'year' : 'month';
  const fine = scale === 'days' ? 'day' : 'month';
  switch (section) {
    case 'volume':
      return [{ key: 'hashtag_posts_original', grain: fine }];
    case 'requests':
      return [
        { key: 'seeker_requests', grain: fine },
        ...(scale === 'whole' ? [{ key: 'seekers_distinct', grain } as const] : []),
        ...(scale === 'days' ? [] : [hoursNeed(scale)]),
      ];
    case 'relays':
      return [
        { key: 'collective_relays', grain: fine },
        ...(scale === 'months' ? [{ key: 'collective_relays', grain: 'day' } as const] : []),
        ...(scale === 'days'
          ? []
          : [
              {
                key: 'time_to_first_relay',
                grain: scale === 'whole' ? 'all' : 'year',
                dimension: 'p90',
              } as const,
            ]),
      ];
    case 'visibility':
      return [{ key: 'potential_audience_bounds', grain }];
    case 'adopters':
      return [{ key: 'bio_adopters', grain: 'day' }];
    case 'placements':
      return [
        { key: 'job_declarations_period', grain },
        { key: 'job_declarations_cumulative', grain: 'month' },
        ...(scale === 'days' ? [] : curveNeeds(scale)),
      ];
  }
}

/** When requests come is kept by i4Emploi year and since the start only. */
export const hoursNeed = (scale: Exclude<Scale, 'days'>): Need => ({
  key: 'requests_by_hour',
  grain: scale === 'whole' ? 'all' : 'year',
  dimension: '*',
});

/** What is known of people by delay is kept by i4Emploi year and since the start only. */
export function curveNeeds(scale: Exclude<Scale, 'days'>): Need[] {
  const grain = scale === 'whole' ? 'all' : 'year';
  return [
    { key: 'declared_by_day', grain, dimension: '*' },
    { key: 'time_to_declaration', grain },
    { key: 'declared_bounds', grain, dimension: '*' },
    { key: 'declared_share_cohort', grain },
    { key: 'relayed_share_cohort', grain, dimension: '*' },
  ];
}

/** The figures listed beside the charts of a section, with their definitions. */
export const SECTION_FACTS: Record<SectionId, readonly string[]> = {
  volume: ['hashtag_posts_original'],
  requests: ['seekers_distinct', 'seeker_requests'],
  relays: [
    'collective_relays',
    'seekers_relayed',
    'relay_coverage',
    'time_to_first_relay',
    'active_days_ratio',
  ],
  visibility: ['potential_audience_bounds'],
  adopters: ['bio_adopters'],
  placements: ['job_declarations_cumulative', 'job_declarations_period', 'declared_share_cohort'],
};
