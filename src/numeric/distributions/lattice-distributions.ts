import type { ComplexPoints } from "../complex-points.js";

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
