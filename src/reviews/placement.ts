/**
 * Where the reviews of a group go.
 * @internal
 */
export interface Placement {
  /** The option taken by each candidate, −1 for none. */
  option: Int32Array;
  /** Whole cost that no placement goes below. */
  lowerBound: number;
}
