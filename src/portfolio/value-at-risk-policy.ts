import { assertFields, assertNumber, assertShare } from "../errors.js";

/** What an account is worth, for value at risk. */
export interface ValueAtRiskPolicy {
  /** Months of spend from `asOf` on that count, a month being 365.25/12 days; 12 unless given. */
  readonly months: number;
  /** Share of the spend that counts, 0 to 1: your margin; 1 unless given, and then the value is turnover. */
  readonly margin: number;
}

const defaults: ValueAtRiskPolicy = { months: 12, margin: 1 };

/**
 * Fills in what a caller's policy leaves open.
 * @internal
 */
export function valueAtRiskPolicy(
  functionName: string,
  path: string,
  policy: Partial<ValueAtRiskPolicy> = {},
): ValueAtRiskPolicy {
  assertFields(functionName, path, policy, Object.keys(defaults));
  const resolved = { ...defaults, ...policy };
  assertNumber(functionName, `${path}.months`, resolved.months, { above: 0, max: 1200 });
  assertShare(functionName, `${path}.margin`, resolved.margin);
  return resolved;
}
