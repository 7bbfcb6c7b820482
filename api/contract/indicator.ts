import { z } from 'zod';
import { DayText, Grain, Localized } from './common.ts';

const Family = z.enum([
  'hashtag-volume',
  'seeker-requests',
  'retweet-reach',
  'bio-adopters',
  'placements',
  'data-quality',
]);

export const Unit = z.enum([
  'posts',
  'requests',
  'accounts',
  'persons',
  'relays',
  'share',
  'minutes',
  'days',
  'followers',
  'views',
  'impressions',
  'interactions',
  'events',
  'corrections',
  'kappa',
]);
export type Unit = z.infer<typeof Unit>;

/** What a figure counts, how, since when, and what it does not say. */
export const Indicator = z
  .object({
    key: z.string(),
    code: z.string().meta({ description: 'Number in the catalogue, such as M05.' }),
    family: Family,
    core: z.boolean(),
    headline: z.boolean().meta({ description: 'One of the six figure cards of the home page.' }),
    unit: Unit,
    kind: z.enum(['stock', 'flow']),
    grains: z.array(Grain),
    /** exact: `value`; lower_bound: "at least"; range: both bounds always shown together. */
    shown: z.enum(['exact', 'lower_bound', 'range']),
    label: Localized,
    definition: Localized,
    caveat: Localized,
    source: Localized,
    evidence: z.enum(['measured', 'declared']),
    protects: z
      .enum([
        'people',
        'people_of_share',
        'people_of_bounds',
        'people_counted',
        'people_by_part',
        'authors',
        'requests_counted',
        'nobody',
        'untold',
      ])
      .meta({
        description:
          'Whom public figures of it must not let anybody recognise; fewer than five are hidden. `untold`: there are none.',
      }),
    versions: z.array(z.object({ version: z.int(), from: DayText, note: Localized })).min(1),
  })
  .meta({ id: 'Indicator' });
export type Indicator = z.infer<typeof Indicator>;

/** The catalogue's own entry also names what the figure is told by: an edition has no use for it. */
export const CatalogueEntry = Indicator.extend({
  dimensions: z
    .array(
      z.object({
        name: z.string(),
        label: Localized,
        unit: Unit.optional().meta({ description: 'Left out: that of the figure.' }),
      }),
    )
    .meta({ description: 'What `dimension` takes, beside the whole; `*` stands for any value.' }),
}).meta({ id: 'CatalogueEntry' });
export type CatalogueEntry = z.infer<typeof CatalogueEntry>;

export const IndicatorsAnswer = z.object({ indicators: z.array(CatalogueEntry) }).meta({ id: 'Indicators' });
export type IndicatorsAnswer = z.infer<typeof IndicatorsAnswer>;
