/** Reason codes of the reviews domain, with their parameters. */
export interface ReviewsReasons {
  /** The interval runs from a touch of a kind that resets the clock. */
  "reviews.clock.touch": { kind: string; on: string };
  /** No talk that counts: the interval runs from the first purchase. */
  "reviews.clock.first-purchase": { on: string };
  /** The last contact of a kind that does not count as a talk. */
  "reviews.clock.last-contact": { kind: string; on: string };
  /** No talk that counts, and no purchase on record: the review is due at once. */
  "reviews.clock.never-touched": Record<never, never>;
  /**
   * Contacts are not on record, and the last purchase is longer ago than the longest interval: the review is due at
   * once.
   */
  "reviews.clock.unknown": Record<never, never>;
  /** Touches dated after the day asked about, which count for nothing yet. */
  "reviews.clock.future-touches": { touches: number };
  /** A later review: the interval runs from the day expected for the one before. */
  "reviews.clock.previous-review": { on: string };
  /** The interval of the opportunity level. */
  "reviews.interval.level": { level: string; idealMonths: number; maximumMonths: number };
  /** The segment's own interval for the level. */
  "reviews.interval.segment": { segment: string; level: string; idealMonths: number; maximumMonths: number };
  /** A kind of product that the account owns asks for a shorter interval. */
  "reviews.interval.product-kind": { kind: string; level: string; idealMonths: number; maximumMonths: number };
  /** An interval in days: of the level, of the segment that is named, or of owners of the kind of product that is named. */
  "reviews.interval.days": {
    basis: "level" | "segment" | "product-kind";
    of: string;
    level: string;
    idealDays: number;
    maximumDays: number;
  };
  /** Reviews fall on fixed days of the calendar, such as every first Tuesday. */
  "reviews.interval.anchored": Record<never, never>;
  /** The account's own interval, in months. */
  "reviews.interval.account-months": { idealMonths: number; maximumMonths: number };
  /** The account's own interval. */
  "reviews.interval.account": { idealDays: number; maximumDays: number };
  /** This many contacts in this many months, by what they bring; what the last and one more bring, and what an hour is worth. */
  "reviews.interval.allocated": {
    idealDays: number;
    maximumDays: number;
    count: number;
    months: number;
    last: number;
    next: number;
    hour: number;
  };
  /** The opportunity is unknown: the policy's level for that was taken. */
  "reviews.level.unknown": { level: string };
  /** A signal pulled the review forward. */
  "reviews.signal": { signal: string; on: string; reviewBy: string };
  /** The same where the day by which it asked for the review has passed, with the number of days since. */
  "reviews.signal-late": { signal: string; on: string; reviewBy: string; days: number };
  /** The window closed this many days ago. */
  "reviews.overdue": { days: number };
  /** It was put off: it is not due before that day. */
  "reviews.put-off": { until: string };
}
