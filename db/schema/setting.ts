/** Facts about this store: the last day its figures include, whether its world is invented. */
export type SettingTable = {
  name: 'cutoff' | 'demonstration' | 'erased_at';
  value: string;
};
