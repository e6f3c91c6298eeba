/**
 * x times x. `x ** 2` is a power, whose last digit is the engine's.
 * @internal
 */
export function squared(x: number): number {
  return x * x;
}
