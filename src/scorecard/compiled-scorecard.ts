import { pow } from "../numeric/elementary/pow.js";
import { wholePower } from "../numeric/elementary/whole-power.js";
import { type Contribution, exactPoints } from "../reasons/explained.js";
import type { Reason } from "../reasons/reason.js";
import { noContributions, type SharedContributions } from "../reasons/shared-contributions.js";
import { sharedReason } from "../reasons/shared-reason.js";
import type { Scorecard } from "./scorecard.js";
import type { Factor } from "./factor.js";

/**
 * A factor as scoring reads it. All have the same fields in the same order, whatever their shape and however their
 * scorecard was written: engines read such objects several times as fast.
 */
export interface CompiledFactor {
  readonly name: string;
  readonly weight: number;
  readonly shape: Factor["shape"];
  readonly from: number;
  readonly to: number;
  /** What a band fades over, or the half-life of a decay. */
  readonly span: number;
  /** Points at `from`, below all steps, inside the band, or of something fresh. */
  readonly first: number;
  /** Points at `to`, outside the band, or of something old. */
  readonly second: number;
  readonly steps: readonly { readonly from: number; readonly points: number }[];
  /** Why it does not count where its value is unknown. */
  readonly unknown: Reason;
}

/** A scorecard with what follows from it. */
export interface CompiledScorecard {
  readonly scorecard: Scorecard;
  readonly factors: readonly CompiledFactor[];
  readonly totalWeight: number;
  readonly baseline: number;
  readonly start: Contribution;
  /** As `exactPoints` of the coverage is compared to it. */
  readonly minimumCoverage: number;
  /** What the score is multiplied by before it is rounded for the bands. */
  readonly bandScale: number;
  /** Rows that it scored, until it is worth sharing what they have in common. */
  scored: number;
  /** The contributions that rows share, by factor; `null` until then. */
  shared: readonly SharedContributions[] | null;
}

/** A scorecard that scores fewer rows, as one that is checked for each, shares nothing among them. */
const FEW_ROWS = 8;

/**
 * A scorecard that was checked, ready to score.
 * @internal
 */
export function compileScorecard(scorecard: Scorecard): CompiledScorecard {
  const { factors, baseline, minimumCoverage, bandDecimals } = scorecard;
  return {
    scorecard,
    factors: factors.map(compileFactor),
    totalWeight: factors.reduce((sum, { weight }) => sum + weight, 0),
    baseline,
    start: Object.freeze({ factor: "baseline", points: exactPoints(baseline), weight: 0, value: null }),
    minimumCoverage: exactPoints(minimumCoverage),
    bandScale: wholePower(10, bandDecimals),
    scored: 0,
    shared: null,
  };
}

/**
 * A scorecard of ours, without bands, in which nothing is left to check: its shapes are ours, its weights from 0 to
 * `LARGEST_WEIGHT`.
 * @internal
 */
export function ownScorecard({
  factors,
  baseline,
  minimumCoverage,
}: Pick<Scorecard, "factors" | "baseline" | "minimumCoverage">): CompiledScorecard {
  const [kind, version] = ["scorecard", 1] as const;
  return compileScorecard({ kind, version, factors, baseline, minimumCoverage, bands: [], bandDecimals: 9 });
}

/**
 * The contributions that rows share, by factor; `null` for the first few rows.
 * @internal
 */
export function sharedByRows(compiled: CompiledScorecard): readonly SharedContributions[] | null {
  if (compiled.shared === null && ++compiled.scored > FEW_ROWS) {
    compiled.shared = compiled.factors.map(noContributions);
  }
  return compiled.shared;
}

/**
 * A factor ready to score.
 * @internal
 */
export function compileFactor(factor: Factor): CompiledFactor {
  const { factor: name, weight, shape } = factor;
  const compiled = {
    name,
    weight,
    shape,
    from: 0,
    to: 0,
    span: 0,
    first: 0,
    second: 0,
    steps: [] as CompiledFactor["steps"],
    unknown: sharedReason("scorecard.unknown", { factor: name }),
  };
  switch (shape) {
    case "step":
      compiled.first = factor.below;
      compiled.steps = factor.steps;
      break;
    case "linear":
    case "bounded":
      compiled.from = factor.from;
      compiled.to = factor.to;
      [compiled.first, compiled.second] = factor.points;
      break;
    case "band":
      compiled.from = factor.from;
      compiled.to = factor.to;
      compiled.span = factor.fade ?? 0;
      compiled.first = factor.points.inside;
      compiled.second = factor.points.outside;
      break;
    case "decay":
      compiled.span = factor.halfLife;
      compiled.first = factor.points.fresh;
      compiled.second = factor.points.old;
  }
  return compiled;
}

/**
 * The points of a value; `NaN` if the value lies outside what the factor can judge.
 * @internal
 */
export function pointsOf(factor: CompiledFactor, value: number): number {
  const { from, to, first, second } = factor;
  switch (factor.shape) {
    case "linear":
      return between(factor, Math.min(Math.max(value, from), to));
    case "bounded":
      return value < from || value > to ? NaN : between(factor, value);
    case "step":
      return factor.steps.findLast((step) => value >= step.from)?.points ?? first;
    case "band": {
      const distance = Math.max(from - value, value - to, 0);
      if (distance === 0) return first;
      return distance >= factor.span ? second : first + (second - first) * (distance / factor.span);
    }
    case "decay":
      return value < 0 ? NaN : second + (first - second) * pow(2, -value / factor.span);
  }
}

function between({ from, to, first, second }: CompiledFactor, value: number): number {
  const share = (value - from) / (to - from);
  // Weighing both ends, not adding a difference to one, hits either of them exactly.
  return first * (1 - share) + second * share;
}
