import type { LeftWhy } from "./adapted-records.js";
import { filled } from "./read-field.js";

/**
 * Why a field could not be used of which nothing was read: it is empty, or holds something else.
 * @internal
 */
export function unread(value: unknown): LeftWhy {
  return filled(value) === undefined ? "missing" : "not-readable";
}
