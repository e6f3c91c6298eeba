/** Things to choose from, one entry per item in each array. */
export interface ItemSet {
  /** Whole numbers of a minor unit. */
  costs: readonly number[];
  /** At least 0. */
  values: readonly number[];
  /** Every item that must be chosen too, the item itself among them; `null` where it stands alone. */
  closures: readonly (readonly number[] | null)[];
  /** A divisor of all costs; 1 will do, the greatest searches least. */
  unit: number;
}

/** An item set with what the searches share. */
export interface Instance extends ItemSet {
  capacity: number;
  /** Items worth choosing, the most value per cost first; of equal ones the dearer, for it is the harder to fit. */
  ranked: readonly number[];
  /** Per item, what cannot be chosen without it, the item itself among them; `null` where nothing requires it. */
  dependants: readonly (readonly number[] | null)[];
}

/** The best set so far. */
export interface Found {
  value: number;
  items: number[];
}

/** Two sets whose values differ by less than this share count as equal: the rounding of their sums. */
export const EQUAL = 1e-12;
