import { text } from "./read-field.js";

/** A UUID of version 5, as `nameUuid` makes them; what databases make themselves is of version 4 or 7. */
const NAMED = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/**
 * Whether a value is the idempotency key of a review that this library wrote.
 * @internal
 */
export function isReviewKey(value: unknown): boolean {
  return NAMED.test(text(value) ?? "");
}

/**
 * The line at the end of a description that says which review it is, where no field takes the key.
 * @internal
 */
export function reviewMark(idempotencyKey: string): string {
  return `#${idempotencyKey}`;
}

const MARK = /#[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/i;

/**
 * Whether a description, which may be HTML, has such a line; someone may have written below it.
 * @internal
 */
export function hasReviewMark(description: unknown): boolean {
  return MARK.test(text(description) ?? "");
}
