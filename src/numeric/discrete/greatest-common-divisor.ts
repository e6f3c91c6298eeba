/**
 * The largest whole number that divides both of two whole numbers; 0 divides into any.
 * @internal
 */
export function greatestCommonDivisor(a: number, b: number): number {
  let [larger, smaller] = [a, b];
  while (smaller !== 0) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
