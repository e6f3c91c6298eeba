import { log } from "../../numeric/elementary/log.js";

/** A purchase history is never quite sure that a customer has left. */
const LEAST_ALIVE = 1e-6;

/**
 * Log odds that multiplying a share by the probability of being alive adds to it: none where that is 1, ever fewer below.
 * @internal
 */
export function aliveLogOdds(probabilityAlive: number, share: number): number {
  const alive = Math.max(LEAST_ALIVE, probabilityAlive);
  return log((alive * (1 - share)) / (1 - share * alive));
}
