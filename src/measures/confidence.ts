import { assertNumber } from "../errors.js";

/** Options of every function that returns an interval. */
export interface IntervalOptions {
  /**
   * Probability with which the interval covers the truth, between 0 and 1.
   * @defaultValue `0.95`
   */
  confidence?: number | null | undefined;
}

/**
 * The confidence level asked for, or 0.95.
 * @internal
 */
export function resolveConfidence(functionName: string, options: IntervalOptions): number {
  const confidence = options.confidence ?? 0.95;
  assertNumber(functionName, "options.confidence", confidence, { above: 0, below: 1 });
  return confidence;
}
