import { dimensionsOf } from '../../db/catalogue/dimensions.ts';
import { toIndicator } from '../../reports/edition/to-indicator.ts';
import { IndicatorsAnswer } from '../contract/indicator.ts';
import { operation } from '../operation.ts';

export const listIndicators = operation({
  id: 'listIndicators',
  path: '/api/v1/indicators',
  summary: 'The catalogue: what each figure counts, how, since when, and what it does not say.',
  access: 'open',
  fresh: 'store',
  answer: IndicatorsAnswer,
  handle: async ({ catalogue }) => ({
    indicators: catalogue.map((indicator) => ({
      ...toIndicator(indicator),
      dimensions: dimensionsOf(indicator.key).map((dimension) => ({ ...dimension })),
    })),
  }),
});
