import type { PartOf } from "../records/values/given.js";
import type { Opportunity } from "../opportunity/opportunity.js";
import type { ReviewRhythm, ReviewRhythmInput } from "./review-interval.js";
import type { DayInterval } from "./day-interval.js";
import type { Touch } from "../records/account/touch.js";
import type { Assumption } from "../evidence/assumption.js";
import type { ReviewInterval } from "../evidence/review-figures.js";
import type { Assumptions } from "../evidence/assumptions.js";

/** Opportunity level of an account, which sets its review interval. */
export type ReviewLevel = Opportunity["level"];

/** Review intervals by level, in months, weeks, days or on fixed days; a level left out keeps the general one. */
export type ReviewIntervals = PartOf<Record<ReviewLevel, ReviewRhythmInput>>;

/** Kind of a product, which may set the review interval. */
export type ProductKind = "product" | "service-contract" | "option";

/** Cost of one day's delay in the plan, above 0: by level, or 1 plus one point per amount of expected value. */
export type ReviewPriority = Record<ReviewLevel, number> | { expectedValuePerPoint: number };

/** Minutes of a contact by its kind, including your own kinds. */
export interface ContactKinds {
  review: number;
  /** The shorter contact that a review may be held as if there is no time for more. */
  call: number;
  [kind: string]: number;
}

/** The interval of one account, and the allocation behind it. */
export interface AccountInterval extends DayInterval {
  /** Contacts in this many months; what the last of them brings, what one more would bring, what an hour is worth. */
  allocated?: { count: number; months: number; last: number; next: number; hour: number } | null | undefined;
}

/** How often accounts are reviewed, for how long, and which touches count. Every field has a default. */
export interface ReviewPolicyInput {
  /**
   * How often each level is reviewed, in months, weeks, days or on fixed days.
   * @defaultValue the assumptions `reviews.interval.*`
   */
  intervals?: ReviewIntervals | null | undefined;
  /**
   * Intervals of a segment, in place of the general ones.
   * @defaultValue none
   */
  intervalsBySegment?: Record<string, ReviewIntervals> | null | undefined;
  /**
   * Intervals for owners of a kind of product; the shorter one wins.
   * @defaultValue none
   */
  intervalsByProductKind?: PartOf<Record<ProductKind, ReviewIntervals>> | null | undefined;
  /**
   * Intervals of single accounts by id, in place of all others: what `cadencePolicy` makes of an allocation.
   * @defaultValue none
   */
  intervalsByAccount?: Readonly<Record<string, AccountInterval | ReviewRhythmInput>> | null | undefined;
  /**
   * Share of the ideal interval that passes before a review's window opens, above 0 to 1.
   * @defaultValue two thirds
   */
  opensAfter?: number | null | undefined;
  /**
   * Kinds of touch that reset the clock. If two happen on one day, the reason names the one listed first.
   * @defaultValue `["review", "meeting", "call"]`
   */
  resettingTouches?: readonly Touch["kind"][] | null | undefined;
  /**
   * Level of an account whose opportunity is unknown.
   * @defaultValue `"medium"`
   */
  levelWhenUnknown?: ReviewLevel | null | undefined;
  /**
   * Minutes that a review takes by level. Reviews of one length are planned exactly.
   * @defaultValue those of `contactKinds.review`
   */
  minutes?: PartOf<Record<ReviewLevel, number>> | null | undefined;
  /**
   * Minutes of a contact by its kind, `review`, `call` and kinds of your own, such as a visit.
   * @defaultValue 45 for a review, 15 for a call
   */
  contactKinds?: Readonly<Record<string, number>> | null | undefined;
  /**
   * The kind of contact that a review of each level is held as, whose minutes it takes.
   * @defaultValue `"review"` for all
   */
  heldAs?: PartOf<Record<ReviewLevel, string>> | null | undefined;
  /**
   * Priority of each level.
   * @defaultValue low 1, medium 2, high 4
   */
  priority?: ReviewPriority | null | undefined;
}

/** A complete review policy, as `reviewPolicy` resolves it. */
export interface ReviewPolicy {
  readonly intervals: Readonly<Record<ReviewLevel, ReviewRhythm>>;
  readonly intervalsBySegment: Readonly<Record<string, Readonly<Record<ReviewLevel, ReviewRhythm>>>>;
  readonly intervalsByProductKind: Readonly<Partial<Record<ProductKind, Readonly<Record<ReviewLevel, ReviewRhythm>>>>>;
  readonly intervalsByAccount: Readonly<Record<string, AccountInterval | ReviewRhythm>>;
  readonly opensAfter: number;
  readonly resettingTouches: readonly Touch["kind"][];
  readonly levelWhenUnknown: ReviewLevel;
  readonly minutes: Readonly<Record<ReviewLevel, number>>;
  readonly contactKinds: Readonly<ContactKinds>;
  readonly heldAs: Readonly<Record<ReviewLevel, string>>;
  readonly priority: Readonly<ReviewPriority>;
  /** The published figures among the general intervals. */
  readonly assumptions: Readonly<Partial<Record<ReviewLevel, Assumption<ReviewInterval>>>>;
}

/** Where intervals that a policy does not set come from. */
export interface ReviewPolicyOptions {
  /**
   * Published figures to use, from `assumptions(preset, overrides)`.
   * @defaultValue `assumptions()`
   */
  assumptions?: Assumptions | null | undefined;
}
