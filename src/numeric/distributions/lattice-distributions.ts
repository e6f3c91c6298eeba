/**
 * Distributions on the whole numbers, known by the logarithm of their generating function E zˣ at any points z.
 * @internal
 */
export interface LatticeDistributions {
  /** Mean and variance of each. */
  readonly moments: readonly { readonly mean: number; readonly variance: number }[];
  /** ln E zˣ at the points, for the distributions asked for by their index; anything not finite where it diverges. */
  readonly logGenerating: (points: ComplexPoints, members: readonly number[]) => readonly ComplexPoints[];
}

/**
 * Many complex numbers at once, as two arrays.
 * @internal
 */
export interface ComplexPoints {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/**
 * So many complex zeros.
 * @internal
 */
export function complexPoints(length: number): ComplexPoints {
  return { re: new Float64Array(length), im: new Float64Array(length) };
}
