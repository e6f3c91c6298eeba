/** Growing ever more slowly: `base + gain · (1 − furtherShareⁿ)`, the modified exponential. */
export interface ExponentialResponse {
  kind: "exponential";
  /** Worth without any review. */
  base: number;
  /** What reviews without end would add. */
  gain: number;
  /** What each review brings as a share of the one before it, from 0 to below 1. */
  furtherShare: number;
}

/** ADBUDG: `a + (b − a) · nᶜ / (d + nᶜ)`, S-shaped where c is above 1. */
export interface AdbudgResponse {
  kind: "adbudg";
  /** Worth without any review. */
  a: number;
  /** Worth at saturation, at least `a`. */
  b: number;
  /** Above 0; above 1 the first reviews bring less than those after them. */
  c: number;
  /** Above 0: the c-th power of the number of reviews that brings half of b − a. */
  d: number;
}

/** Worth of 0, 1, 2 … reviews; more than are listed bring no more. */
export interface TableResponse {
  kind: "table";
  values: readonly number[];
}
