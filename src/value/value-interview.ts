import { assertFields, assertNumber, assertText, RetentionError } from "../errors.js";

/** What one customer said they value: what they like best about you and why they stay. One row per customer. */
export interface ValueInterview {
  accountId?: string | null | undefined;
  /** Kind of customer, as in `Account`. */
  segment?: string | null | undefined;
  size?: string | null | undefined;
  /**
   * What they named, in words of yours that repeat: `{ "quick-service": 2, price: 1 }`. The points only say how one
   * compares with another: every interview counts as much as any other.
   */
  values: Readonly<Record<string, number>>;
}

/**
 * The shares of an interview's points that went to each driver, adding up to 1.
 * @internal
 */
export function readInterview(functionName: string, interview: ValueInterview): Map<string, number> {
  assertFields(functionName, "interview", interview, ["accountId", "segment", "size", "values"]);
  const { accountId, segment, size, values } = interview as ValueInterview;
  for (const [field, text] of Object.entries({ accountId, segment, size })) {
    if (text != null) assertText(functionName, field, text);
  }
  return readPoints(functionName, "values", values);
}

/**
 * Points by driver as shares, adding up to 1.
 * @internal
 */
export function readPoints(functionName: string, path: string, points: unknown): Map<string, number> {
  if (typeof points !== "object" || points === null || Array.isArray(points)) {
    throw new RetentionError(functionName, path, "must be points by driver", points);
  }
  const given = Object.entries(points).map(([driver, value]: [string, unknown]): [string, number] => {
    assertText(functionName, path, driver);
    assertNumber(functionName, `${path}.${driver}`, value, { min: 0, max: 1e9 });
    return [driver, value];
  });
  const total = given.reduce((sum, [, value]) => sum + value, 0);
  if (total <= 0) throw new RetentionError(functionName, path, "must name at least one driver with points", points);
  return new Map(given.map(([driver, value]) => [driver, value / total]));
}
