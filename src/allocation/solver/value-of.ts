import type { ChoiceProblem } from "./choice-problem.js";

/**
 * What the options chosen are worth together.
 * @internal
 */
export function valueOf({ values }: ChoiceProblem, chosen: Int32Array): number {
  let value = 0;
  for (const option of chosen) value += values[option]!;
  return value;
}
