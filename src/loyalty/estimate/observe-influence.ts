import { assertNumber, assertShare } from "../../errors.js";
import { aliveLogOdds } from "../model/alive-log-odds.js";
import { chanceLogOdds } from "../model/chance-log-odds.js";
import type { LoyaltyEvidence } from "./loyalty-evidence.js";
import type { PreparedInfluence } from "./prepared-model.js";

/** An influence as the evidence has it. */
export interface ObservedInfluence {
  influence: PreparedInfluence;
  /** As given; `null` where it is not known. */
  value: number | null;
  /** On the scale of the weight; the typical one where it is not known. */
  position: number;
}

/**
 * What the evidence says of an influence.
 * @internal
 */
export function observeInfluence(
  functionName: string,
  influence: PreparedInfluence,
  evidence: LoyaltyEvidence,
  satisfaction: number | null,
  aliveAnchor: number,
): ObservedInfluence {
  const { name, exposure, typical } = influence;
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
      return { influence, value, position: chanceLogOdds(value) };
    }
  } else if (name === "probabilityAlive") {
    value = evidence.probabilityAlive ?? null;
    if (value !== null) {
      assertShare(functionName, name, value);
      // The chance of buying says all that the probability alive does, and more.
      if ((evidence.purchases ?? null) !== null) return { influence, value: null, position: influence.reference };
      return { influence, value, position: aliveLogOdds(value, aliveAnchor) };
    }
    if ((evidence.purchases ?? null) !== null) return { influence, value, position: influence.reference };
  } else {
    value = evidence.tenureYears ?? null;
    if (value !== null) assertNumber(functionName, name, value, { min: 0 });
  }
  return { influence, value, position: value ?? typical };
}
