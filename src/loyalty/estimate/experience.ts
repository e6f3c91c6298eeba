/** Something that the customer went through, or said about it. */
export interface Experience {
  /** `effort` as given, `ticket:ID`, or `ces:INDEX`. */
  factor: string;
  /** 1 to 5. */
  effort: number;
  /** How much is left of it: 1 while fresh, halving every half-life. */
  freshness: number;
}

/** What is known of what the customer went through and thinks. */
export interface Experiences {
  /** Empty where there was no problem; `null` if that is not known. */
  list: Experience[] | null;
  satisfaction: number | null;
  /** Tickets that tell too little. */
  unscored: number;
  /** Open tickets without activity for so long that no one closed them. */
  neverClosed: number;
  /** Problems whose outcome is known: the customer bought after them. */
  outlived: number;
  /** Problems after which it bought only what was contracted or comes by itself. */
  billed: number;
  /** Records of after the day asked about. */
  later: number;
}

/**
 * Mean effort, the fresher the weightier; `null` if nothing is left of any.
 * @internal
 */
export function meanEffort(experiences: readonly Experience[]): number | null {
  let sum = 0;
  let whole = 0;
  let least = Infinity;
  let most = -Infinity;
  for (const { effort, freshness } of experiences) {
    sum += freshness * effort;
    whole += freshness;
    least = Math.min(least, effort);
    most = Math.max(most, effort);
  }
  // Rounding can carry a mean of equal efforts past them, and so past the scale.
  return whole > 0 ? Math.min(most, Math.max(least, sum / whole)) : null;
}

/**
 * What the freshness of each experience is divided by: fresher than one together, they share the weight of one.
 * @internal
 */
export function wholeOf(experiences: readonly Experience[]): number {
  let sum = 0;
  for (const { freshness } of experiences) sum += freshness;
  return Math.max(1, sum);
}
