/**
 * ln(1 + e^y), which is −ln of the probability whose log odds are −y, without overflow.
 * @internal
 */
export function softplus(y: number): number {
  return Math.max(y, 0) + Math.log1p(Math.exp(-Math.abs(y)));
}
