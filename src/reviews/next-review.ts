import type { PartOf } from "../records/values/given.js";
import type { Writable } from "../records/values/writable.js";
import { dayNumber, plainDate } from "../calendar/days/plain-date.js";
import {
  assertFigures,
  assertNumber,
  assertObject,
  assertOneOf,
  assertOptions,
  assertText,
  type OptionNames,
} from "../errors.js";
import type { Assumption } from "../evidence/assumption.js";
import type { Assumptions } from "../evidence/assumptions.js";
import { reason, type Reason, type ReasonCode, type ReasonParameters } from "../reasons/reason.js";
import { sharedReason } from "../reasons/shared-reason.js";
import type { Opportunity, OpportunityOptions } from "../opportunity/opportunity.js";
import type { Account } from "../records/account/account.js";
import { assertAccount } from "../records/account/assert-account.js";
import type { PlainDate } from "../records/values/time.js";
import { cadenceOf, type Cadence } from "./cadence.js";
import type { KnownRequest } from "../planner/plan/planning-request.js";
import { type ReviewRhythm, type ReviewWindow, windowAfter } from "./review-interval.js";
import { askingBefore, pulledForward } from "./pulled-forward.js";
import { readClock, type ReviewClock } from "./review-clock.js";
import { reviewPolicy } from "./review-policy.js";
import type { ReviewLevel, ReviewPolicy, ReviewPolicyInput } from "./review-policy-input.js";
import { assertSignals, type OpenSignal, openSignals, type ReviewSignal, signalReason } from "./review-signal.js";
import { assertHostRow, type HostLists } from "../records/rows/host-row.js";
import { ACCOUNT_ROW, TOUCH_ROW } from "../records/rows/host-rows.js";
import { reviewKey } from "./review-key.js";

/** A review to be booked: a planning request, and the clock behind it. */
export interface NextReview extends KnownRequest {
  /** `accountId:lastTouchOn:n`, with `first` for an account never touched: stable until a touch resets the clock. */
  readonly key: string;
  /** The touch that the interval runs from; `null` for an account never touched. */
  readonly lastTouchOn: PlainDate | null;
  /** `due` while the window is open; `not-due` before it, and while it is put off. */
  readonly status: "not-due" | "due" | "overdue";
  readonly reasons: readonly Reason[];
  /** The published figures behind it. */
  readonly assumptions: readonly Assumption<unknown>[];
}

/** Options of a review date. */
export interface NextReviewOptions {
  /** The day of the question. Records after it count as not having happened yet. */
  asOf: PlainDate;
  /** A policy or what differs from the defaults. Resolve it once with `reviewPolicy` for many accounts. */
  policy?: ReviewPolicy | ReviewPolicyInput | null | undefined;
  /**
   * The account's opportunity, as `scoreOpportunity` gives it.
   * @defaultValue unknown
   */
  opportunity?: (Pick<Opportunity, "level"> & PartOf<Pick<Opportunity, "expectedValue">>) | null | undefined;
  /** What asks for an earlier review. */
  signals?: readonly ReviewSignal[] | null | undefined;
  /** From `defineCatalogue`, or the product list; needed where the policy has intervals by kind of product. */
  catalogue?: OpportunityOptions["catalogue"] | null | undefined;
  /** The day until which the next review was snoozed; it is not due before. */
  snoozedUntil?: PlainDate | null | undefined;
  /**
   * Published figures to use, from `assumptions(preset, overrides)`; a resolved policy has its own.
   * @defaultValue `assumptions()`
   */
  assumptions?: Assumptions | null | undefined;
}

/**
 * When an account should be reviewed next, and why then. It is the last touch that counts, plus the interval for its
 * opportunity level, segment and products, pulled forward by signals. The result is a request to `planReviews`.
 *
 * The ideal day is `idealMonths` calendar months, or `idealDays` days, after the last touch, and the latest day is the
 * maximum interval after it. The window opens after the policy's share of the ideal interval. With fixed calendar days,
 * it is the first of them whose window had not yet opened at the last touch. A signal moves the window forward and closes
 * it on its `reviewBy`. The ideal day is then `asOf`, or the day on which it arises later; of what ends or is signed on
 * `reviewBy`, was found in a talk, and of much money at risk, that day. No signal opens a window before it arises. Days overdue count from the end of the account's own interval, whatever
 * signals ask. An account without a touch counts from its first purchase. Without a purchase it is due at once, with
 * one ideal interval to hold it in. So is one without the field `touches` whose first interval is up: no one knows whether it waited. Touches and purchases after `asOf` are ignored, and the reasons say so.
 *
 * Cost: one pass over the account's touches.
 *
 * @param account - The account with its touches, in any order.
 * @param options - The day, the policy, the opportunity and the signals.
 * @returns The review with its window, status and reasons.
 * @throws RetentionError when a date is not a day that exists, or the id, a signal, the level or the policy is wrong.
 *
 * @example
 * import { nextReview } from "retention-kit";
 *
 * const account = { id: "acme", sellerId: "north", touches: [{ on: "2026-08-31", kind: "review" }] };
 * nextReview(account, { asOf: "2026-11-21", opportunity: { level: "high" } })
 * //=> {
 * //   key: "acme:2026-08-31:1", accountId: "acme", sellerId: "north", minutes: 45, priority: 4,
 * //   lastTouchOn: "2026-08-31", earliestOn: "2026-10-31", idealOn: "2026-11-30", latestOn: "2026-12-31",
 * //   status: "due", ...
 * // }
 */
export function nextReview(account: Account, options: NextReviewOptions): NextReview {
  const known = assertOptions("nextReview", "options", options, reviewOptions);
  const { review } = firstReview("nextReview", account, known);
  assertHostRow("nextReview", "", account, ACCOUNT_ROW, REVIEW_LISTS);
  return review;
}

/** @internal */
export const REVIEW_LISTS: HostLists<Account> = [["touches", TOUCH_ROW]];

/** What a planner wants to know of the account. */
const COPIED = ["sellerId", "segment", "timeZone"] as const;

const reviewOptions: OptionNames<NextReviewOptions> = {
  asOf: true,
  policy: true,
  opportunity: true,
  signals: true,
  catalogue: true,
  snoozedUntil: true,
  assumptions: assertFigures,
};

/**
 * The next review, with what later ones follow from. `coverageDay` is the last day of its interval, whatever signals say.
 *
 * @param renewalDaysInHand - Days before the last day that a renewal or a deal sets by which the review is best held.
 * @param tell - Makes the reasons that several accounts may have: one for each, or one for all of a book.
 * @internal
 */
export function firstReview(
  functionName: string,
  account: Account,
  options: NextReviewOptions,
  renewalDaysInHand = 0,
  tell: typeof sharedReason = reasonOfItsOwn,
): {
  review: NextReview;
  idealDay: number;
  cadence: Cadence;
  policy: ReviewPolicy;
  open: OpenSignal[];
  coverageDay: number;
  /** The day before which it cannot be expected: `asOf`, or the day to which it was put off. */
  notBefore: number;
} {
  assertAccount(functionName, account);
  const { opportunity, catalogue, assumptions } = options;
  const signals = options.signals ?? [];
  const asOf = dayNumber(functionName, "asOf", options.asOf);
  const policy = reviewPolicy(options.policy, assumptions == null ? {} : { assumptions });
  if (opportunity) {
    assertObject(functionName, "opportunity", opportunity);
    assertOneOf(functionName, "opportunity.level", opportunity.level, ["low", "medium", "high"]);
  }
  assertSignals(functionName, signals);

  const level = opportunity?.level ?? policy.levelWhenUnknown;
  const clock = readClock(functionName, account, asOf, policy.resettingTouches);
  const cadence = cadenceOf(functionName, account, { policy, level, asOf, catalogue });

  let window = windowOf(clock.startDay, cadence.interval, policy.opensAfter, asOf);
  // Whoever bought long ago has waited for as long only if no one was there since.
  const isUnknown = account.touches == null && window.latest < asOf;
  if (isUnknown) window = windowOf(NaN, cadence.interval, policy.opensAfter, asOf);
  const open = openSignals(signals, account, asOf, policy.resettingTouches);
  // One that asks for a day after the ideal one still sets the last.
  const pulling = open.length === 0 ? open : askingBefore(open, window.latest);
  const until = options.snoozedUntil == null ? asOf : dayNumber(functionName, "snoozedUntil", options.snoozedUntil);
  const isPutOff = until > asOf;
  const latest = pulling[0]?.reviewByDay ?? window.latest;
  const { ideal, earliest } = pulling.length === 0 ? window : pulledForward(window, pulling, asOf, renewalDaysInHand);

  const reasons: Reason[] =
    clock.lastTouch === null
      ? [...(isUnknown ? [sharedReason("reviews.clock.unknown", {})] : reasonsWithoutTouch(clock)), cadence.reason]
      : [tell("reviews.clock.touch", { kind: clock.lastTouch.kind, on: clock.lastTouch.on }), cadence.reason];
  if (!opportunity) reasons.push(reason("reviews.level.unknown", { level }));
  for (const each of pulling) reasons.push(signalReason(each, asOf));
  if (isPutOff) reasons.push(reason("reviews.put-off", { until: plainDate(until) }));
  // Against its own rhythm alone: the signal's sentence has its own day.
  else if (asOf > window.latest) reasons.push(tell("reviews.overdue", { days: asOf - window.latest }));
  if (clock.futureTouches > 0) reasons.push(reason("reviews.clock.future-touches", { touches: clock.futureTouches }));

  const lastTouchOn = clock.lastTouch?.on ?? null;
  const key = reviewKey(account.id, lastTouchOn, 1);
  const minutes = policy.minutes[level];
  const priority = priorityOf(functionName, policy, level, opportunity?.expectedValue);
  const earliestOn = plainDate(earliest);
  const idealOn = plainDate(ideal);
  const latestOn = plainDate(latest);
  const status = isPutOff || asOf < earliest ? "not-due" : asOf <= latest ? "due" : "overdue";
  const { assumptions: figures } = cadence;
  const { id: accountId } = account;
  const heldAs = policy.heldAs[level];
  // Field by field: what follows a spread is added to it one by one, which takes a hundred times as long.
  const review: Writable<NextReview> = isPutOff
    ? {
        key,
        accountId,
        minutes,
        priority,
        lastTouchOn,
        earliestOn,
        idealOn,
        latestOn,
        snoozedUntil: plainDate(until),
        status,
        reasons,
        assumptions: figures,
      }
    : {
        key,
        accountId,
        minutes,
        priority,
        lastTouchOn,
        earliestOn,
        idealOn,
        latestOn,
        status,
        reasons,
        assumptions: figures,
      };
  if (heldAs !== "review") review.kind = heldAs;
  for (const field of COPIED) {
    const text = account[field];
    if (text == null || text === "") continue;
    assertText(functionName, field, text);
    review[field] = text;
  }
  const { sellerIds } = account;
  if (sellerIds != null && sellerIds.length > 1) review.sellerIds = [...sellerIds];
  return {
    review,
    idealDay: ideal,
    cadence,
    policy,
    open,
    coverageDay: window.latest,
    notBefore: Math.max(asOf, until),
  };
}

function reasonOfItsOwn<Code extends ReasonCode>(code: Code, params: ReasonParameters[Code]): Reason {
  return { code, params };
}

function windowOf(startDay: number, interval: ReviewRhythm, opensAfter: number, asOf: number): ReviewWindow {
  if (!Number.isNaN(startDay)) return windowAfter(startDay, interval, opensAfter);
  return { earliest: asOf, ideal: asOf, latest: windowAfter(asOf, interval, opensAfter).ideal };
}

/** The interval's start where no talk counts, and the last contact of another kind as well, so that nothing is overlooked. */
function reasonsWithoutTouch({ firstPurchaseOn, lastContact }: ReviewClock): Reason[] {
  const contact =
    lastContact === null ? [] : [reason("reviews.clock.last-contact", { kind: lastContact.kind, on: lastContact.on })];
  return [
    firstPurchaseOn === null
      ? reason("reviews.clock.never-touched")
      : sharedReason("reviews.clock.first-purchase", { on: firstPurchaseOn }),
    ...contact,
  ];
}

function priorityOf(
  functionName: string,
  { priority }: ReviewPolicy,
  level: ReviewLevel,
  expectedValue: number | null | undefined,
): number {
  if (!("expectedValuePerPoint" in priority)) return priority[level];
  if (expectedValue == null) return 1;
  assertNumber(functionName, "opportunity.expectedValue", expectedValue, { min: 0 });
  return 1 + expectedValue / priority.expectedValuePerPoint;
}
