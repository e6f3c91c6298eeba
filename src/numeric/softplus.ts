/**
 * 1/(1 + e^−y), the share whose log odds are y.
 * @internal
 */
export function logistic(y: number): number {
  return 1 / (1 + Math.exp(-y));
}

/**
 * ln(1 + e^y), which is −ln(1 − logistic(y)), without overflow.
 * @internal
 */
export function softplus(y: number): number {
  return Math.max(y, 0) + Math.log1p(Math.exp(-Math.abs(y)));
}
