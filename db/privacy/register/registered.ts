import type { Schema } from '../../schema/index.ts';
import type { Datum, TreatmentName } from '../treatments.ts';

/** What a table is for, and what each of its columns holds. */
type Registered<Table> = {
  readonly treatment: TreatmentName;
  readonly columns: { readonly [Column in keyof Table]: Datum };
};
export type Register = { readonly [Table in keyof Schema]: Registered<Schema[Table]> };
/** Some tables of the register; each must name every column it has, and no other. */
export type Tables = Partial<Register>;
