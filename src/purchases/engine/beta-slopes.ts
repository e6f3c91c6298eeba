import { digamma, logBeta, trigamma } from "../../numeric/functions/gamma.js";

/**
 * ln B(a + successes, b + failures) − ln B(a, b), the log likelihood of a beta distributed probability, with its first and
 * second derivatives by a and b, the latter as a lower triangle.
 * @internal
 */
export function betaSlopes(
  a: number,
  b: number,
  successes: number,
  failures: number,
): { value: number; slopes: [number, number]; curvatures: [number, number, number] } {
  const all = digamma(a + b) - digamma(a + b + successes + failures);
  const allTwice = trigamma(a + b) - trigamma(a + b + successes + failures);
  return {
    value: logBeta(a + successes, b + failures) - logBeta(a, b),
    slopes: [digamma(a + successes) - digamma(a) + all, digamma(b + failures) - digamma(b) + all],
    curvatures: [
      trigamma(a + successes) - trigamma(a) + allTwice,
      allTwice,
      trigamma(b + failures) - trigamma(b) + allTwice,
    ],
  };
}
