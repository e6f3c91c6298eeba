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

/**
 * Whether the last of such lines of a description, which may be HTML, is one.
 * @internal
 */
export function hasReviewMark(description: unknown): boolean {
  const written = text(description) ?? "";
  const at = written.lastIndexOf("#") + 1;
  return at > 0 && isReviewKey(written.slice(at, at + 36));
}
