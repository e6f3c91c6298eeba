import { assertNumber, assertShare } from "../../errors.js";
import { aliveLogOdds } from "../model/alive-log-odds.js";
import { chanceLogOdds } from "../model/chance-log-odds.js";
import type { LoyaltyEvidence } from "./loyalty-evidence.js";
import type { PreparedCovariate } from "./prepared-model.js";

/** A covariate as the evidence has it. */
export interface CovariateValue {
  covariate: PreparedCovariate;
  /** As given; `null` if it is not known. */
  value: number | null;
  /** On the scale of the weight; the typical one where it is not known. */
  position: number;
}

/**
 * What the evidence says of a covariate.
 * @internal
 */
export function observeCovariate(
  functionName: string,
  covariate: PreparedCovariate,
  evidence: LoyaltyEvidence,
  satisfaction: number | null,
  aliveAnchor: number,
): CovariateValue {
  const { name, exposure, typical } = covariate;
  let value: number | null;
  if (exposure !== null) {
    value = evidence.exposures?.[exposure] ?? null;
    if (value !== null) assertNumber(functionName, name, value);
  } else if (name === "satisfaction") {
    value = satisfaction;
  } else if (name === "purchases") {
    value = evidence.purchases ?? null;
    if (value !== null) {
      assertShare(functionName, name, value);
      return { covariate, value, position: chanceLogOdds(value) };
    }
  } else if (name === "probabilityAlive") {
    value = evidence.probabilityAlive ?? null;
    if (value !== null) {
      assertShare(functionName, name, value);
      // The chance of buying says all that the probability alive does, and more.
      if ((evidence.purchases ?? null) !== null) return { covariate, value: null, position: covariate.reference };
      return { covariate, value, position: aliveLogOdds(value, aliveAnchor) };
    }
  } else {
    value = evidence.tenureYears ?? null;
    if (value !== null) assertNumber(functionName, name, value, { min: 0 });
  }
  return { covariate, value, position: value ?? typical };
}
