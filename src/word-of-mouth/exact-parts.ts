/**
 * Rounds numbers, each by less than 2⁻⁵⁰ of their size together, so that they add up exactly in any order.
 * @internal
 */
export function exactParts(values: readonly number[]): number[] {
  const size = values.reduce((sum, value) => sum + Math.abs(value), 0);
  if (size === 0) return values.map(() => 0);
  // Whole multiples of one power of two whose sums stay below 2^53 of it lose nothing. Adding 0 turns -0 into 0.
  const unit = Math.max(2 ** (Math.ceil(Math.log2(size)) - 51), Number.MIN_VALUE);
  return values.map((value) => Math.round(value / unit) * unit + 0);
}
