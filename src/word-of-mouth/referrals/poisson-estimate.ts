import { invertedLattices } from "../../numeric/distributions/inverted-lattices.js";
import { complexPoints } from "../../numeric/distributions/lattice-distributions.js";
import { narrowInterval } from "../../numeric/distributions/narrow-interval.js";
import type { Estimate } from "../process/estimate.js";

/**
 * A count of events that come independently, with its interval.
 * @internal
 */
export function poissonEstimate(mean: number, confidence: number): Estimate {
  const [poisson] = invertedLattices({
    moments: [{ mean, variance: mean }],
    logGenerating: ({ re, im }) => {
      const log = complexPoints(re.length);
      log.re.set(re.map((value) => mean * (value - 1)));
      log.im.set(im.map((value) => mean * value));
      return [log];
    },
  });
  const bounds = poisson === undefined ? { lower: mean, upper: mean } : narrowInterval(poisson, confidence);
  return { mean, ...bounds, confidence, chance: Math.sqrt(mean), assumption: 0 };
}

/**
 * Of a program that puts members off: a Poisson number fewer.
 * @internal
 */
export function signedPoissonEstimate(mean: number, confidence: number): Estimate {
  if (mean >= 0) return poissonEstimate(mean, confidence);
  const fewer = poissonEstimate(-mean, confidence);
  return { ...fewer, mean, lower: -fewer.upper, upper: -fewer.lower };
}
