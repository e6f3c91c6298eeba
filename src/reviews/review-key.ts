import type { PlainDate } from "../records/values/time.js";

/**
 * The name of the n-th review after a touch. Read from its right end, it can be taken apart whatever the account's id.
 * @internal
 */
export function reviewKey(accountId: string, lastTouchOn: PlainDate | null, number: number): string {
  // Joined: a template leaves the engine its parts to keep, for as long as a booking lives.
  return [accountId, lastTouchOn ?? "first", number].join(":");
}

/**
 * The account of a review's key; `null` for another key.
 * @internal
 */
export function accountOfReview(key: string): string | null {
  return /^(.+):(?:first|\d{4}-\d{2}-\d{2}):\d+$/.exec(key)?.[1] ?? null;
}

/**
 * A review's key without its number: reviews of one clock share it.
 * @internal
 */
export function clockOfReview(key: string): string {
  return key.slice(0, key.lastIndexOf(":"));
}
