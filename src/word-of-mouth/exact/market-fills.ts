import { quantities } from "../process/quantity.js";
import { cohortMoments } from "./moments.js";
import type { Scenario } from "./scenarios.js";

/** A shift of the mean by this share of the deviation moves what bounds hold by less than a thousandth. */
const NEGLIGIBLE = 0.02;

/**
 * Whether enough people are told twice for the market's limit to show: whether those who had heard already, about
 * E H²/(2F) of the H hearers among the F who can hear, are more than a fiftieth of the deviation of H.
 * @internal
 */
export function marketFills({ resolved, cumulative }: Scenario): boolean {
  const { market, customers } = resolved;
  if (market === null) return false;
  const { mean = 0, variance = 0 } = cohortMoments(resolved, cumulative, quantities.hearers).at(-1) ?? {};
  if (mean === 0) return false;
  const heardAlready = (variance + mean * mean) / (2 * (market - customers));
  // A chain beyond all numbers has no such number, and fills any market.
  return !(heardAlready <= NEGLIGIBLE * Math.sqrt(variance));
}
