/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices run over the parameters of a checked model. */
import { logistic } from "../../numeric/functions/logistic.js";
import { type Experience, wholeOf } from "./experience.js";
import type { CovariateValue } from "./covariate-value.js";
import { curveAt, effectAt, type PreparedModel } from "./prepared-model.js";

/** A change in one factor, and the resulting probability. */
export interface LoyaltyChange {
  /** `effort`, `satisfaction` or `probabilityAlive`. */
  readonly factor: string;
  readonly to: number;
  readonly probability: number;
}

/**
 * Effort at either end, satisfaction at either end and life made certain: the one that moves the log odds furthest.
 * @internal
 */
export function changedMostBy(
  prepared: PreparedModel,
  experiences: readonly Experience[] | null,
  covariates: readonly CovariateValue[],
  isKnown: boolean,
  logOdds: number,
): LoyaltyChange {
  const base = prepared.values[prepared.noProblem]!;
  // Without an experience, a fresh one is what could change it.
  const curve = isKnown ? effectAt : curveAt;
  const withEffort = (effort: number): number => {
    const at = curve(prepared, effort);
    if (experiences === null || experiences.length === 0) {
      if (isKnown) return at;
      return at - (experiences === null ? prepared.values[prepared.unknown]! : base);
    }
    const whole = wholeOf(experiences);
    let move = 0;
    for (const { effort: now, freshness } of experiences) move += (freshness / whole) * (at - curve(prepared, now));
    return move;
  };
  let best = { factor: "effort", to: 1, move: withEffort(1) };
  const consider = (factor: string, to: number, move: number): void => {
    if (Math.abs(move) > Math.abs(best.move)) best = { factor, to, move };
  };
  consider("effort", 5, withEffort(5));
  for (const { covariate, value, position } of covariates) {
    if (value === null) continue;
    if (covariate.name === "probabilityAlive") consider(covariate.name, 1, -covariate.weight * position);
    if (covariate.name === "satisfaction") {
      consider(covariate.name, 5, covariate.weight * (5 - position));
      consider(covariate.name, 1, covariate.weight * (1 - position));
    }
  }
  return { factor: best.factor, to: best.to, probability: logistic(logOdds + best.move) };
}
