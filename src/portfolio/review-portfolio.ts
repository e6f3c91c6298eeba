import { dayNumber, plainDate } from "../calendar/plain-date.js";
import { RetentionError } from "../errors.js";
import { assumptions, type Assumptions } from "../evidence/assumptions.js";
import { effortPolicy, type EffortPolicy, type EffortPolicyInput } from "../effort/effort-policy.js";
import { reason, type Reason } from "../evidence/reason.js";
import { estimateLoyalty, type LoyaltyEstimate } from "../loyalty/estimate-loyalty.js";
import type { LoyaltyModel } from "../loyalty/loyalty-model.js";
import { priorLoyaltyModel } from "../loyalty/prior-loyalty-model.js";
import type { Account } from "../records/account.js";
import type { Product } from "../records/product.js";
import { rejectionOf } from "../records/rejection.js";
import type { Seller } from "../records/seller.js";
import type { PlainDate } from "../records/time.js";
import { defineCatalogue } from "../opportunity/define-catalogue.js";
import {
  opportunityPolicy,
  type OpportunityPolicy,
  type OpportunityPolicyInput,
} from "../opportunity/opportunity-policy.js";
import { scoreOpportunity, type Opportunity } from "../opportunity/score-opportunity.js";
import { nextReview, type NextReview } from "../reviews/next-review.js";
import { planReviews } from "../reviews/plan-reviews.js";
import type { PlanReviewsOptions } from "../reviews/planning-rules.js";
import type { PreviousBooking, ReviewPlan } from "../reviews/review-plan.js";
import { reviewAgenda, type ReviewAgenda } from "../reviews/review-agenda.js";
import { reviewPolicy, type ProductKind, type ReviewPolicy, type ReviewPolicyInput } from "../reviews/review-policy.js";
import { upcomingReviews } from "../reviews/upcoming-reviews.js";
import { accountEffort, scoreYearOfTickets, type AccountEffort } from "./account-effort.js";
import { reviewSignals } from "./review-signals.js";
import { signalPolicy, type SignalPolicy } from "./signal-policy.js";
import type { PortfolioRejection } from "./portfolio-rejection.js";
import { withoutRefused } from "./without-refused.js";

/** A book of accounts with what is sold to them and who looks after them. */
export interface PortfolioRecords {
  accounts: readonly Account[];
  products: readonly Product[];
  sellers: readonly Seller[];
}

/** What the main job depends on besides the records. */
export interface PortfolioOptions {
  /** The day it is run for: what is dated later has not happened yet. */
  asOf: PlainDate;
  /** First day to plan; the day after `asOf` unless given. */
  from?: PlainDate;
  /** Last day to plan. */
  to: PlainDate;
  /** Policies by domain; each has defaults for what it leaves open. */
  policies?: PortfolioPolicies;
  /** `assumptions()` unless given. */
  assumptions?: Assumptions;
  /** Models fitted to your own outcomes, in place of the published ones. */
  models?: PortfolioModels;
  /** Bookings of the plan before, so that the new one keeps to them. */
  previous?: readonly PreviousBooking[];
  /** Currency of all amounts; that of the first account that names one unless given. Accounts in another are rejected. */
  currency?: string;
}

/** Models that were fitted before. A model of purchase propensity belongs to the opportunity policy. */
export interface PortfolioModels {
  /** From `fitLoyaltyModel`; the published prior unless given. */
  loyalty?: LoyaltyModel;
}

/** The rules of a portfolio review, by domain. */
export interface PortfolioPolicies {
  opportunity?: OpportunityPolicy | OpportunityPolicyInput;
  effort?: EffortPolicy | EffortPolicyInput;
  reviews?: ReviewPolicy | ReviewPolicyInput;
  signals?: Partial<SignalPolicy>;
  /** What days away from the ideal, reviews left out and moves cost. */
  planning?: Pick<PlanReviewsOptions, "earlyWeight" | "lateWeight" | "unbookedPenalty" | "moveWeight">;
}

/** What is known of one account, and what follows for its seller. */
export interface PortfolioAccount {
  accountId: string;
  opportunity: Opportunity;
  /** What its problems cost it; `null` without tickets, and the reasons say so. */
  effort: AccountEffort | null;
  /** The probability of buying again; `null` where neither tickets nor surveys are known, and the reasons say so. */
  loyalty: LoyaltyEstimate | null;
  nextReview: NextReview;
  /** What to ask in the review. */
  agenda: ReviewAgenda;
  /** Which parts are missing, and why. */
  reasons: Reason[];
}

/** What the main job gives: every account's picture, and a plan of whom each seller reviews when. */
export interface Portfolio {
  /** In the order of the input. */
  accounts: PortfolioAccount[];
  plan: ReviewPlan;
  /** Not part of this job yet: always `null`, and the reasons say so. */
  wordOfMouth: null;
  /** Why a part of the whole is missing. */
  reasons: Reason[];
  rejected: PortfolioRejection[];
}

/**
 * The main job: whom does each seller review, when, and why. Scores what each account could still buy, sets its review
 * dates by that and by what has happened to it, and books all reviews of the horizon with the sellers' working days.
 *
 * A row that cannot be read is left out and listed in `rejected`; the rest goes on.
 *
 * @param records - Accounts, products and sellers.
 * @param options - The day, the horizon, and the policies.
 * @returns A picture of every account, and the plan.
 * @throws RetentionError when an option is wrong: a day that does not exist, a horizon that ends before it starts, a
 *   policy that breaks its own rules.
 *
 * @example
 * const products = [{ id: "mill", price: 900 }, { id: "press", price: 2400 }, { id: "oven", price: 5200 }];
 * const hours = { mon: [["09:00", "17:00"]], wed: [["09:00", "17:00"]] };
 * const sellers = [{ id: "north", timeZone: "Europe/Oslo", calendar: { hours }, minutesPerDay: 120 }];
 * const accounts = [
 *   { id: "bakery", sellerId: "north", resources: "ample", owned: [{ productId: "mill", purchasedOn: "2024-05-02" }] },
 * ];
 * const book = reviewPortfolio({ accounts, products, sellers }, { asOf: "2026-11-21", to: "2027-02-20" });
 * book.plan.booked.map(({ on, sellerId, accountId }) => [on, sellerId, accountId])
 * //=> [["2026-11-23", "north", "bakery"]]
 */
export function reviewPortfolio(records: PortfolioRecords, options: PortfolioOptions): Portfolio {
  const { policies = {}, previous } = options;
  const asOfDay = dayNumber("reviewPortfolio", "asOf", options.asOf);
  const from = options.from ?? plainDate(asOfDay + 1);
  if (dayNumber("reviewPortfolio", "to", options.to) < dayNumber("reviewPortfolio", "from", from)) {
    throw new RetentionError("reviewPortfolio", "to", `must not lie before ${from}`, options.to);
  }
  const horizon = { from, to: options.to };
  const assumed = options.assumptions ?? assumptions();
  const opportunityRules = opportunityPolicy(policies.opportunity, { assumptions: assumed });
  const reviewRules = reviewPolicy(policies.reviews, { assumptions: assumed });
  const effortRules = effortPolicy(policies.effort, { assumptions: assumed });
  const loyaltyModel = options.models?.loyalty ?? priorLoyaltyModel({ assumptions: assumed });
  const signalRules = signalPolicy("reviewPortfolio", "policies.signals", policies.signals);
  const currency = options.currency ?? records.accounts.find((account) => account.currency !== undefined)?.currency;

  const rejected: PortfolioRejection[] = [];
  const { result: catalogue, kept: products } = withoutRefused(
    "products",
    records.products,
    (list) => defineCatalogue(list, currency === undefined ? {} : { currency }),
    rejected,
  );
  const planningOptions = { ...horizon, ...policies.planning };
  const { kept: sellers } = withoutRefused(
    "sellers",
    records.sellers,
    (list) => planReviews([], { ...planningOptions, sellers: [...list] }),
    rejected,
  );

  const productOf = new Map(products.map((product) => [product.id, product]));
  const productKinds: Record<string, ProductKind> = Object.fromEntries(
    products.map(({ id, kind = "product" }) => [id, kind]),
  );
  const requests: NextReview[] = [];
  const seen = new Set<string>();
  const accounts: PortfolioAccount[] = [];
  records.accounts.forEach((account, index) => {
    try {
      if (seen.has(account.id)) throw new RetentionError("reviewPortfolio", "id", "must not come twice", account.id);
      const opportunity = scoreOpportunity(account, { catalogue, asOf: options.asOf, policy: opportunityRules });
      const scored = scoreYearOfTickets("reviewPortfolio", account, options.asOf, effortRules);
      const hardTickets = scored.map(({ openedDay, score }) => ({ openedDay, effort: score.effort ?? 0 }));
      const reviewOptions = {
        asOf: options.asOf,
        policy: reviewRules,
        opportunity,
        signals: reviewSignals("reviewPortfolio", account, productOf, hardTickets, asOfDay, signalRules),
        productKinds,
      };
      const review = nextReview(account, reviewOptions);
      const loyalty = loyaltyOf(account, {
        asOf: options.asOf,
        model: loyaltyModel,
        effortPolicy: effortRules,
        assumptions: assumed,
      });
      const efforts = scored.flatMap(({ score: { ticketId, effort } }) =>
        effort === null ? [] : { ticketId, effort },
      );
      const picture = {
        accountId: account.id,
        opportunity,
        effort: scored.length === 0 ? null : accountEffort(scored),
        loyalty,
        nextReview: review,
        agenda: reviewAgenda(account, { asOf: options.asOf, minutes: review.minutes, opportunity, loyalty, efforts }),
        reasons: missingParts(account, scored.length),
      };
      for (const review of upcomingReviews(account, { ...reviewOptions, ...horizon })) {
        // The rule behind the level is the first answer to "why".
        requests.push({ ...review, reasons: [...opportunity.reasons.slice(0, 1), ...review.reasons] });
      }
      accounts.push(picture);
      seen.add(account.id);
    } catch (error) {
      if (!(error instanceof RetentionError)) throw error;
      rejected.push({ records: "accounts", ...rejectionOf(account, index, error) });
    }
  });

  const plan = planReviews(requests, {
    ...planningOptions,
    sellers,
    ...(previous && { previous: [...previous] }),
  });
  return { accounts, plan, wordOfMouth: null, reasons: [reason("portfolio.word-of-mouth.not-projected")], rejected };
}

/** Loyalty where anything is known of what the customer went through, in the account's own time zone. */
function loyaltyOf(
  { id, tickets, surveys, timeZone }: Account,
  options: Parameters<typeof estimateLoyalty>[1],
): LoyaltyEstimate | null {
  if (tickets === undefined && surveys === undefined) return null;
  const evidence = { accountId: id, ...(tickets && { tickets }), ...(surveys && { surveys }) };
  return estimateLoyalty(evidence, timeZone === undefined ? options : { ...options, timeZone });
}

/** Why parts of an account's picture are missing. */
function missingParts({ tickets, surveys }: Account, ticketCount: number): Reason[] {
  const reasons: Reason[] = [];
  if (tickets === undefined) reasons.push(reason("portfolio.effort.tickets-unknown"));
  else if (ticketCount === 0) reasons.push(reason("portfolio.effort.no-tickets"));
  if (tickets === undefined && surveys === undefined) reasons.push(reason("portfolio.loyalty.nothing-known"));
  return reasons;
}
