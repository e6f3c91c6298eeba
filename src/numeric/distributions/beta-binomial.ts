import { logBeta } from "../functions/gamma.js";
import { incompleteBeta } from "../functions/incomplete-beta.js";
import { exp } from "../elementary/exp.js";

/** Below it the share is as good as constant, and differences of logarithms would lose their digits. */
const LEAST_DISPERSION = 1e-9;

/**
 * The probability of at least this many successes among `trials` whose share has a beta distribution of parameters `a` and
 * `b`: Σ C(n, k)·B(k + a, n − k + b)/B(a, b), from `least` on. Given as 1/a = `dispersion` and b/a = `failuresToOne`, so
 * that dispersion 0 is the binomial.
 *
 * The terms are summed away from the mode, each from the one before, until they no longer count; the relative error is
 * about 1e-15 times the logarithm of the first. Cost: at most one multiplication a trial.
 * @internal
 */
export function betaBinomialTail(least: number, trials: number, dispersion: number, failuresToOne: number): number {
  if (least <= 0) return 1;
  if (dispersion < LEAST_DISPERSION) return incompleteBeta(1 / (1 + failuresToOne), least, trials - least + 1);
  const a = 1 / dispersion;
  const b = failuresToOne / dispersion;
  const termAt = (k: number): number =>
    exp(logBeta(k + a, trials - k + b) - logBeta(a, b) - logBeta(k + 1, trials - k + 1)) / (trials + 1);
  const nextTo = (k: number): number => (((trials - k) / (k + 1)) * (k + a)) / (trials - k - 1 + b);
  let sum = 0;
  if (least > (trials * a) / (a + b)) {
    let term = termAt(least);
    for (let k = least; k <= trials && term > sum * 1e-17; k++) {
      sum += term;
      term *= nextTo(k);
    }
    return Math.min(1, sum);
  }
  let term = termAt(least - 1);
  for (let k = least - 1; k >= 0 && term > sum * 1e-17; k--) {
    sum += term;
    term /= nextTo(k - 1);
  }
  return Math.max(0, 1 - sum);
}
