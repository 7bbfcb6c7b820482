/** Where the chain of the audit begins and ends; one row, which is also what those who add to it wait for. */
export type AuditHeadTable = {
  id: 1;
  /** The last entry added, and its hash. */
  seq: number;
  hash: string;
  /** The last entry removed for its age, and its hash: the chain goes on from there. */
  base_seq: number;
  base_hash: string;
};
