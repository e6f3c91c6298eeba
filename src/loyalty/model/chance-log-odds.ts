import { logOdds } from "../../numeric/functions/logistic.js";

/** No model of purchases is surer than this. */
const LEAST_CHANCE = 1e-6;

/**
 * Log odds of a chance of buying, which is never taken for certain.
 * @internal
 */
export function chanceLogOdds(chance: number): number {
  return logOdds(Math.min(1 - LEAST_CHANCE, Math.max(LEAST_CHANCE, chance)));
}
