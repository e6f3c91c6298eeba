/** What every factor of a scorecard states. */
interface FactorBase {
  /** Name of the factor: the key of its value, and its name in the contributions. */
  readonly factor: string;
  /** Weight above 0, on any scale: only the ratios count. */
  readonly weight: number;
}

/**
 * Points that jump. Boundary: a step holds from its own `from`, inclusive, to just below the next one; any value below
 * the first step has the points of `below`.
 */
export interface StepFactor extends FactorBase {
  readonly shape: "step";
  readonly below: number;
  /** At least one, ascending. */
  readonly steps: readonly { readonly from: number; readonly points: number }[];
}

/**
 * Points that run linearly from one value to another. Boundary: clamped, so that any value up to `from` has the first
 * points and any value at or above `to` the second.
 */
export interface LinearFactor extends FactorBase {
  readonly shape: "linear";
  readonly from: number;
  /** Above `from`. */
  readonly to: number;
  /** Points at `from` and at `to`; the first may be the larger. */
  readonly points: readonly [atFrom: number, atTo: number];
}

/**
 * Points that run linearly between two bounds beyond which a value cannot be right. Boundary: both bounds belong; a
 * value outside counts as unknown, with the reason `scorecard.out-of-bounds`.
 */
export interface BoundedFactor extends FactorBase {
  readonly shape: "bounded";
  readonly from: number;
  /** Above `from`. */
  readonly to: number;
  /** Points at `from` and at `to`; the first may be the larger. */
  readonly points: readonly [atFrom: number, atTo: number];
}

/**
 * Points for lying in a target band. Boundary: both ends belong to the band; outside, the points fade in a straight
 * line and reach those of `outside` at a distance of `fade`, at once where `fade` is 0.
 */
export interface BandFactor extends FactorBase {
  readonly shape: "band";
  readonly from: number;
  /** At least `from`. */
  readonly to: number;
  /**
   * In the value's unit.
   * @defaultValue `0`
   */
  readonly fade?: number | null | undefined;
  readonly points: { readonly inside: number; readonly outside: number };
}

/**
 * Points that fade with age. Boundary: age 0 has the points of `fresh`, each `halfLife` halves the distance to those of
 * `old`, which are never quite reached; an age below 0 lies in the future and counts as unknown, with the reason
 * `scorecard.out-of-bounds`.
 */
export interface DecayFactor extends FactorBase {
  readonly shape: "decay";
  /** Above 0, in the unit of the age. */
  readonly halfLife: number;
  readonly points: { readonly fresh: number; readonly old: number };
}

/** One factor of a scorecard: it turns a value into points. */
export type Factor = StepFactor | LinearFactor | BoundedFactor | BandFactor | DecayFactor;

/**
 * The most that a factor may weigh: it keeps sums of weights finite.
 * @internal
 */
export const LARGEST_WEIGHT = 1e12;

/**
 * The largest absolute points that a factor can give.
 * @internal
 */
export function largestPoints(factor: Factor): number {
  switch (factor.shape) {
    case "step":
      return Math.max(Math.abs(factor.below), ...factor.steps.map(({ points }) => Math.abs(points)));
    case "linear":
    case "bounded":
      return Math.max(...factor.points.map(Math.abs));
    case "band":
      return Math.max(Math.abs(factor.points.inside), Math.abs(factor.points.outside));
    case "decay":
      return Math.max(Math.abs(factor.points.fresh), Math.abs(factor.points.old));
  }
}
