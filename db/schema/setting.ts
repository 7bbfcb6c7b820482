/** Facts about this store: the last day its figures include, whether its world is invented, how its tallies were made, the month whose advice was tested, whose people up to which day were looked at by the purge. */
export type SettingTable = {
  name:
    | 'cutoff'
    | 'demonstration'
    | 'erased_at'
    | 'projections'
    | 'advice'
    | 'forgotten_until'
    | 'pseudonym_keys';
  value: string;
};
