import { incompleteBeta } from "../../numeric/functions/incomplete-beta.js";

/** Dispersions searched, from all but Poisson down to all but everyone at 0. */
const WIDEST_SEARCH = { most: 1e6, least: 1e-4, step: 0.8 };

/**
 * The dispersion k at which a negative binomial with this mean has this share above a number of people. There can
 * be two, a plausible one and one where nearly everybody tells no one; the larger is meant. `null` if none exists.
 * @internal
 */
export function negativeBinomialDispersion({
  mean,
  above,
  share,
}: {
  mean: number;
  above: number;
  share: number;
}): number | null {
  // P(N > n) is the incomplete beta function at mean/(mean + k) with n + 1 and k (DLMF 8.17.5).
  const gap = (dispersion: number): number => incompleteBeta(mean / (mean + dispersion), above + 1, dispersion) - share;

  let upper = WIDEST_SEARCH.most;
  const sign = Math.sign(gap(upper));
  let lower = upper * WIDEST_SEARCH.step;
  while (Math.sign(gap(lower)) === sign) {
    upper = lower;
    lower *= WIDEST_SEARCH.step;
    if (lower < WIDEST_SEARCH.least) return null;
  }
  for (let halving = 0; halving < 100 && upper - lower > 1e-15 * upper; halving++) {
    const middle = (lower + upper) / 2;
    if (Math.sign(gap(middle)) === sign) upper = middle;
    else lower = middle;
  }
  return (lower + upper) / 2;
}
