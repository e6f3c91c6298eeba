import { logCorrected, logNearOne } from "./log.js";

/**
 * log(1 + x) without the loss of digits near 0, the same to the last bit on every engine, within one unit in the last
 * place. Away from 0 the logarithm of the rounded sum is corrected by what the rounding took, as in FreeBSD msun,
 * s_log1p.c (Sun Microsystems 1993).
 * @internal
 */
export function log1p(x: number): number {
  if (Math.abs(x) < 2 ** -53) return x;
  // 1 + x between sqrt(1/2) and sqrt(2).
  if (x > -0.2928 && x < 0.4142) return logNearOne(x, 0, 0);
  const sum = 1 + x;
  return logCorrected(sum, (x > 1 ? 1 - (sum - x) : x - (sum - 1)) / sum);
}
