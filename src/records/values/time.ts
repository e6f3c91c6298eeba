/** A day without a zone, as ISO 8601: `"2026-11-21"`. Ranges of days are inclusive at both ends. */
export type PlainDate = string;

/** A moment: an ISO 8601 string with `Z` or an offset, epoch milliseconds, or a `Date`. */
export type Instant = string | number | Date;

/** @internal */
export const TIME_UNITS = ["day", "week", "fortnight", "month", "quarter", "year"] as const;

/**
 * Unit of a length of time: a week is 7 days, a fortnight 14, a year 365.25 days, a quarter and a month a fourth and a
 * twelfth of that.
 * @useDeclaredType
 */
export type TimeUnit = (typeof TIME_UNITS)[number];
