/**
 * Where the reviews of a group go, and what that costs.
 * @internal
 */
export interface GroupPlacement {
  /** Position of each candidate's seller in the rules, and its day; −1 for none. */
  seller: Int32Array;
  day: Int32Array;
  /** Whether some day costs a candidate no more than leaving it out. */
  hasOptions: (candidate: number) => boolean;
  /** Moves included. */
  cost: number;
  /** No placement of the group costs less. */
  lowerBound: number;
  /** Costs are rounded to multiples of 1 / scale. */
  scale: number;
}
