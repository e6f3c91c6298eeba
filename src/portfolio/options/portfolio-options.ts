import type { PartOf } from "../../records/values/given.js";
import type { EffortPolicy, EffortPolicyInput } from "../../service/effort/effort-policy.js";
import { assertFigures, assertOptions, type Known } from "../../errors.js";
import type { Assumptions } from "../../evidence/assumptions.js";
import type { LoyaltyModel } from "../../loyalty/model/loyalty-model.js";
import type { OpportunityPolicy, OpportunityPolicyInput } from "../../opportunity/opportunity-policy.js";
import type { PropensityModel } from "../../opportunity/propensity/propensity-model.js";
import type { ContinuousModel } from "../../purchases/predictions/posterior.js";
import type { HorizonCalibration } from "../buying/past-windows.js";
import type { GammaGammaModel } from "../../purchases/models/gamma-gamma/gamma-gamma-model.js";
import type { PlainDate } from "../../records/values/time.js";
import type { PlanReviewsOptions } from "../../planner/plan/plan-reviews-options.js";
import type { PreviousBooking } from "../../planner/plan/review-plan.js";
import type { ActionAnswer } from "../reading/action-answer.js";
import type { ReviewPolicy, ReviewPolicyInput } from "../../reviews/review-policy-input.js";
import type { StandingPolicy } from "../standing/standing-policy.js";
import type { SignalPolicy } from "../signals/signal-policy.js";
import type { AttentionPolicy } from "../stakes/attention-policy.js";
import type { ValueAtRiskPolicy } from "../stakes/value-at-risk.js";
import type { WordOfMouthPolicy } from "./word-of-mouth-policy.js";

/** Options of the main job. */
export interface PortfolioOptions<Plan extends boolean = true> {
  /** The day it is run for. Records dated later count as not having happened yet. */
  asOf: PlainDate;
  /**
   * First day to plan, `asOf` or later. Bookings of the last plan stay on `asOf` itself; new ones come `noticeDays` later.
   * @defaultValue `asOf`
   */
  from?: PlainDate | null | undefined;
  /** Last day to plan. */
  to: PlainDate;
  /** Policies by domain; each has defaults for what it leaves open. */
  policies?: PortfolioPolicies | null | undefined;
  /**
   * Published figures to use, from `assumptions(preset, overrides)`.
   * @defaultValue `assumptions()`
   */
  assumptions?: Assumptions | null | undefined;
  /** Models fitted to your own outcomes. */
  models?: PortfolioModels | null | undefined;
  /**
   * Bookings of the plan before, so that the new one keeps to them. A completed one counts as a review on its day, logged
   * among the touches or not.
   */
  previous?: readonly PreviousBooking[] | null | undefined;
  /**
   * What happened to reviews, by key; other answers are for `nextBestActions`. A review that is done counts as held on
   * that day. A snoozed one comes on its day or later, and a dropped one after one more interval.
   */
  answers?: readonly ActionAnswer[] | null | undefined;
  /**
   * Currency of all amounts. The amounts of an account in another are left out.
   * @defaultValue the one that most accounts name
   */
  currency?: string | null | undefined;
  /** Days within which an account is asked to buy again. @defaultValue the assumption `buysAgain.horizonDays`, 180 */
  horizonDays?: number | null | undefined;
  /**
   * `false` leaves out the plan, if you need only the account reports.
   * @defaultValue `true`
   */
  plan?: Plan | null | undefined;
  /**
   * `false` skips the search for what would have booked a review without a day, so that every `remedy` is `null`. If
   * many have no day, that search takes most of the planning time.
   * @defaultValue `true`
   */
  remedies?: boolean | null | undefined;
  /**
   * Which accounts get an agenda: those with a review in the plan, all, or none. `describeAccount` makes that of any
   * account on request.
   * @defaultValue "booked"
   */
  agenda?: "booked" | "all" | "none" | null | undefined;
}

/** Models fitted earlier; `null` means none, as in `models` of an earlier result. */
export interface PortfolioModels {
  /**
   * How likely offers are to be bought; that of the opportunity policy wins.
   * @defaultValue fitted to this book
   */
  propensity?: PropensityModel | null | undefined;
  /**
   * From `fitLoyaltyModel`.
   * @defaultValue the published prior
   */
  loyalty?: LoyaltyModel | null | undefined;
  /**
   * When accounts buy and whether they have left, without covariates.
   * @defaultValue fitted to this book
   */
  purchases?: ContinuousModel | null | undefined;
  /**
   * What they spend on a purchase.
   * @defaultValue fitted to this book
   */
  spend?: GammaGammaModel | null | undefined;
  /**
   * What windows of the past made of the purchase model's chances.
   * @defaultValue learned from this book
   */
  buying?: readonly HorizonCalibration[] | null | undefined;
}

/** The rules of a portfolio review, by domain. */
export interface PortfolioPolicies {
  opportunity?: OpportunityPolicy | OpportunityPolicyInput | null | undefined;
  effort?: EffortPolicy | EffortPolicyInput | null | undefined;
  reviews?: ReviewPolicy | ReviewPolicyInput | null | undefined;
  standing?: PartOf<StandingPolicy> | null | undefined;
  signals?: PartOf<SignalPolicy> | null | undefined;
  valueAtRisk?: PartOf<ValueAtRiskPolicy> | null | undefined;
  attention?: PartOf<AttentionPolicy> | null | undefined;
  wordOfMouth?: WordOfMouthPolicy | null | undefined;
  /** What days away from the ideal, reviews left out and moves cost, and what comes before all that. */
  planning?: PortfolioPlanning | null | undefined;
}

/** How the reviews are planned. */
export interface PortfolioPlanning extends Pick<
  PlanReviewsOptions,
  "earlyWeight" | "lateWeight" | "unbookedPenalty" | "bufferMinutes" | "latestStart" | "groupDaysApart"
> {
  /**
   * What moving a booking of the last plan costs, times priority: the customer was told the day. Where a complaint or the end
   * of a contract asks for an earlier day it is four weeks at most (`reviews.moveWeight.urgent`).
   * @defaultValue the assumption `reviews.moveWeight.booked`, 182; in a plan of few days what its dearest day costs
   */
  moveWeight?: number | null | undefined;
  /**
   * What moving a booking costs at least, whatever its priority.
   * @defaultValue that of a review in the middle of the book, which is `moveWeight`
   */
  leastMoveCost?: number | null | undefined;
  /**
   * Share of each seller's hours that goes first to reviews whose longest interval is up; 0 for none.
   * @defaultValue the assumption `reviews.coverageShare`, .3
   */
  coverageShare?: number | null | undefined;
  /**
   * Days from `asOf` to the first day that a new booking may have, so that an invitation can go out before it. What the
   * last plan booked on the days before that stays there, wherever it can.
   * @defaultValue 1
   */
  noticeDays?: number | null | undefined;
  /**
   * Others who hold an account's next review together with its seller, by account id: the second person, to whom a problem
   * or a renewal was escalated. The review is booked for all of them.
   * @defaultValue none
   */
  alsoSellerIds?: Readonly<Record<string, readonly string[]>> | null | undefined;
}

/**
 * Refuses options that do not exist.
 *
 * @returns Those that are known.
 * @internal
 */
export function assertPortfolioOptions<Options extends PortfolioOptions<boolean>>(
  functionName: string,
  options: Options,
  others: Readonly<Record<string, true>> = {},
): Known<Options> {
  return assertOptions<PortfolioOptions<boolean>>(functionName, "options", options, {
    ...others,
    asOf: true,
    from: true,
    to: true,
    policies: true,
    assumptions: assertFigures,
    models: true,
    previous: true,
    answers: true,
    currency: true,
    horizonDays: true,
    plan: true,
    remedies: true,
    agenda: true,
  }) as Known<Options>;
}
