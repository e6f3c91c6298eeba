import { logBeta } from "../functions/gamma.js";
import { incompleteBeta } from "../functions/incomplete-beta.js";
import { normalQuantile } from "./normal.js";
import { log } from "../elementary/log.js";
import { exp } from "../elementary/exp.js";
import { log1p } from "../elementary/log1p.js";

/**
 * The value that Student's t stays below with the given probability, strictly between 0 and 1; the degrees of freedom
 * are positive and may be fractional.
 *
 * Newton's method on the upper tail, which is convex: from the normal quantile, which lies below the root, it climbs
 * without overshooting.
 * @internal
 */
export function studentTQuantile(probability: number, degrees: number): number {
  if (probability === 0.5) return 0;
  return probability < 0.5 ? -upperQuantile(probability, degrees) : upperQuantile(1 - probability, degrees);
}

/**
 * The probability that Student's t stays below a value; the degrees of freedom are positive and may be fractional.
 * @internal
 */
export function studentTCumulative(t: number, degrees: number): number {
  const beyond = incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5) / 2;
  return t < 0 ? beyond : 1 - beyond;
}

/** The positive value that t exceeds with a probability below a half. */
function upperQuantile(probability: number, degrees: number): number {
  const logScale = -logBeta(degrees / 2, 0.5) - log(degrees) / 2;
  let t = -normalQuantile(probability);
  for (let step = 0; step < 200; step++) {
    const above = incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5) / 2;
    const density = exp(logScale - ((degrees + 1) / 2) * log1p((t * t) / degrees));
    const change = (above - probability) / density;
    t += change;
    if (Math.abs(change) <= 1e-14 * t) break;
  }
  return t;
}
