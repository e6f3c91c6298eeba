/** Things to choose from, one entry per item in each array. */
export interface ItemSet {
  /** Whole numbers of a minor unit. */
  costs: readonly number[];
  /** At least 0. */
  values: readonly number[];
  /** Every item that must be chosen too, the item itself among them; `null` if it stands alone. */
  closures: readonly (readonly number[] | null)[];
  /** A divisor of all costs; 1 will do. */
  unit: number;
}

/** What was chosen of an item set. */
export interface ChosenSet {
  /** Per item, whether it is chosen. */
  chosen: boolean[];
  /** At most this share of the chosen value could be missing to the best set; 0 where no set is worth more. */
  gap: number;
}

/** Two sets whose values differ by less than this share count as equal: the rounding of their sums. */
export const EQUAL = 1e-12;

/**
 * What a value must exceed to count as more than another.
 * @internal
 */
export function above(value: number): number {
  return value * (1 + EQUAL);
}

/** The members of a set, the last one first. Sets that share a beginning share its links. */
export interface Members {
  item: number;
  rest: Members | null;
}
