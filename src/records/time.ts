/** A day without a zone, as ISO 8601: `"2026-11-21"`. Ranges of days are inclusive at both ends. */
export type PlainDate = string;

/** A moment: an ISO 8601 string with `Z` or an offset, epoch milliseconds, or a `Date`. */
export type Instant = string | number | Date;

/** Unit of a length of time: a week is 7 days, a year 365.25 days, a month a twelfth of that. */
export type TimeUnit = "day" | "week" | "month" | "year";
