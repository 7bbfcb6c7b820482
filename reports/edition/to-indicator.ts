import type { Indicator as ContractIndicator } from '../../api/contract/indicator.ts';
import type { Indicator } from '../../db/catalogue/indicator.ts';

/** The catalogue's entry as the contract tells it: the same fields, in arrays of the reader's own. */
export function toIndicator(indicator: Indicator): ContractIndicator {
  return {
    ...indicator,
    grains: [...indicator.grains],
    versions: indicator.versions.map((version) => ({ ...version })),
  };
}
