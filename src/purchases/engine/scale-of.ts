/**
 * α at which customers with shape r, active half of their time, make the purchases that were seen.
 * @internal
 */
export function scaleOf(r: number, meanObserved: number, meanPurchases: number): number {
  return (r * meanObserved) / (1.5 * meanPurchases + 0.1);
}
