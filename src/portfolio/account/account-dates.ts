import { parseDay } from "../../calendar/days/plain-date.js";
import type { Catalogue } from "../../opportunity/catalogue/catalogue.js";
import type { Opportunity } from "../../opportunity/opportunity.js";
import type { Reason } from "../../reasons/reason.js";
import type { Account } from "../../records/account/account.js";
import type { Writable } from "../../records/values/writable.js";
import { sharedReason } from "../../reasons/shared-reason.js";
import { firstReview, type NextReview, type NextReviewOptions } from "../../reviews/next-review.js";
import { type ReviewSignal, isOfSignal, signalReason } from "../../reviews/review-signal.js";
import type { AssessedAccount } from "./account-stakes.js";
import { applyContactPreferences } from "./apply-contact-preferences.js";
import type { PortfolioRules } from "../options/portfolio-rules.js";
import type { Renewal } from "../stakes/account-renewal.js";
import type { Attention } from "../stakes/attention.js";
import { attentionPriority, type PriorityScale, weightOn } from "../stakes/priority-scale.js";
import { tellOnce } from "./tell-once.js";
import type { SignalsOf } from "./account-signals.js";
import { type Deadline, deadlinesOf } from "./deadlines.js";
import { renewalReasons, moneyReasons, silenceReasons } from "./date-reasons.js";
import { clockOfReview } from "../../reviews/review-key.js";
import { carriedKeys } from "./carried-keys.js";
import { keptReviews, withKeys } from "./kept-reviews.js";
import { putOff, laterReview } from "./answered-reviews.js";
import { wantedReviews } from "./wanted-reviews.js";

/** An account with the dates of its reviews. */
export interface DatedAccount extends AssessedAccount {
  attention: Attention;
  /** What its priority is measured by: the total of attention, or in a book without money the purchases that may be lost. */
  weight: number;
  /** What asks for an earlier review and no one has answered, the most urgent first. */
  signals: ReviewSignal[];
  nextReview: NextReview;
  /** Last day of the interval of its next review, whatever signals say, as a day number. */
  coverageDay: number;
  /** Its reviews within the horizon, to be planned. */
  requests: NextReview[];
  /** Whether a signal burns, so that its review does not wait for its turn. */
  isBurning: boolean;
  /** Whether it is one of those with most money at risk, whether or not someone has talked with it since. */
  isDearest: boolean;
  /** Contracts that end within the plan, the next first. */
  deadlines: Deadline[];
  /** Why it must not be contacted; `null` if it may be. */
  forbidden: Reason | null;
}

/** What an account's dates depend on in the book around it. */
export interface BookAttention {
  scale: PriorityScale;
  /** Accounts with most money at risk, by id. */
  dearest: ReadonlySet<string>;
}

/** What the days of an account's reviews follow from, beside its records and the rules. */
interface DaysFrom extends Pick<Opportunity, "level"> {
  /** `null` where no priority follows from it. */
  expectedValue: number | null;
  signals: readonly ReviewSignal[];
}

/** An account's reviews, before it is known how much they matter and why. */
interface ReviewDays {
  found: ReturnType<typeof firstReview>;
  /** Those within the plan. */
  wanted: NextReview[];
}

/** The rules that the days of reviews follow from. */
export type DaysRules = Pick<
  PortfolioRules,
  "asOf" | "reviews" | "answers" | "arranged" | "bookings" | "plan" | "horizon"
> & {
  signals: Pick<PortfolioRules["signals"], "renewalDaysInHand">;
};

/** The steps to an account's dates, each of which rests on those before it. */
export interface DatesSteps {
  days: (account: Account, from: DaysFrom) => ReviewDays;
  /** Its requests as they matter, with what else is up. */
  requests: (account: Account, from: RequestsFrom) => AskedReviews;
  dated: typeof datedAccount;
}

/** What an account's requests follow from. */
interface RequestsFrom {
  days: ReviewDays;
  priority: number;
  /** The reason of its level, and what most is at stake. */
  level: readonly Reason[];
  money: readonly Reason[];
  /** Why it has left or is about to. */
  silence: readonly Reason[];
  renewals: readonly Renewal[];
}

/** What is asked of the plan for an account. */
type AskedReviews = Pick<
  DatedAccount,
  "signals" | "isBurning" | "deadlines" | "nextReview" | "coverageDay" | "requests" | "forbidden"
>;

/**
 * A function that finds the days of one account's reviews after the other.
 * @internal
 */
export function daysReader(rules: DaysRules, catalogue: Catalogue): DatesSteps["days"] {
  const { asOf } = rules;
  const { renewalDaysInHand } = rules.signals;
  return (account, { level, expectedValue, signals }) => {
    const opportunity = { level, expectedValue };
    const asked: NextReviewOptions = { asOf, policy: rules.reviews, opportunity, signals, catalogue };
    const ofClock = firstReview("reviewPortfolio", account, asked, renewalDaysInHand, sharedReason);
    const carried = carriedKeys(ofClock, rules.bookings.get(account.id));
    const usual = withKeys(ofClock, carried);
    const putOffUntil = putOff(usual, rules, clockOfReview(ofClock.review.key), carried);
    const reviewing = {
      asOf,
      policy: rules.reviews,
      opportunity,
      signals,
      catalogue,
      snoozedUntil: putOffUntil ?? undefined,
    };
    const found =
      putOffUntil === null
        ? usual
        : withKeys(firstReview("reviewPortfolio", account, reviewing, renewalDaysInHand, sharedReason), carried);
    const { review, open } = found;
    const all = rules.plan
      ? keptReviews(wantedReviews(account, found, reviewing, open, rules.horizon), found, rules.horizon, carried)
      : [];
    const wanted = all.flatMap((request) =>
      request.key === review.key ? request : laterReview(request, rules.answers),
    );
    return { found, wanted };
  };
}

/**
 * A function that tells of one account's reviews after the other how much they matter, and why.
 * @internal
 */
export function requestsReader({
  asOfDay,
  horizon,
}: Pick<PortfolioRules, "asOfDay" | "horizon">): DatesSteps["requests"] {
  const untilDay = parseDay(horizon.to);
  return (account, { days, priority, level, money, silence, renewals }) => {
    const { review, open, coverageDay } = days.found;
    // What arises later is told where it sets the last day.
    const told = open.filter(({ signal, onDay }) => onDay <= asOfDay || signal.reviewBy === review.latestOn);
    const signalled = told.map((each) => signalReason(each, asOfDay));
    const first = [...renewalReasons(renewals, told), ...money, ...silence, ...signalled];
    /** Only the next review can answer what is up now. */
    const why = ({ key, reasons }: NextReview): Reason[] => {
      const leading = key === review.key ? first : money;
      const rest = reasons.filter((each) => !isOfSignal(each));
      return tellOnce([...leading, ...level, ...rest]);
    };
    const nextReview = retold(review, priority, why(review));
    const explained = (request: NextReview): NextReview => {
      if (request === review) return nextReview;
      return retold(request, priority, request.reasons === review.reasons ? nextReview.reasons : why(request));
    };
    const { requests, forbidden } = applyContactPreferences(account, days.wanted.map(explained), { asOfDay, horizon });
    return {
      signals: open.filter(({ onDay }) => onDay <= asOfDay).map(({ signal }) => signal),
      isBurning: open.some(({ signal, onDay }) => onDay <= asOfDay && !PATIENT.includes(signal.code)),
      deadlines: deadlinesOf(renewals, open, untilDay),
      nextReview,
      coverageDay,
      requests,
      forbidden,
    };
  };
}

/** A copy with another priority and other reasons: set afterwards, as a field that follows a spread takes the engine long. */
function retold(review: NextReview, priority: number, reasons: readonly Reason[]): NextReview {
  const copy: Writable<NextReview> = { ...review };
  copy.priority = priority;
  copy.reasons = reasons;
  return copy;
}

/**
 * A function that dates the reviews of one account after the other.
 * @internal
 */
export function datesReader(
  rules: Pick<PortfolioRules, "attention" | "reviews">,
  { scale, dearest }: BookAttention,
  signalsOf: SignalsOf,
  steps: DatesSteps,
): (account: AssessedAccount) => DatedAccount {
  const byLevel = rules.attention.priority === "level";
  const byValue = "expectedValuePerPoint" in rules.reviews.priority;
  return (assessed) => {
    const { account, opportunity, tickets, purchaseDays, stakes } = assessed;
    const isDearest = dearest.has(account.id);
    const { standing, gapDays, renewals } = stakes;
    const signalsNow = signalsOf[isDearest ? "ofDearest" : "ofOthers"];
    const signals = signalsNow(account, tickets, purchaseDays, standing.state, standing.given, gapDays, renewals);
    const { level } = opportunity;
    const expectedValue = byValue ? opportunity.expectedValue : null;
    const days = steps.days(account, { level, expectedValue, signals });
    const weight = weightOn(scale, { total: stakes.attention.total, purchases: stakes.purchasesAtStake });
    const priority = byLevel ? days.found.review.priority : attentionPriority(weight, scale);
    const asked = steps.requests(account, {
      days,
      priority,
      level: opportunity.reasons.slice(0, 1),
      money: moneyReasons(stakes.attention),
      silence: silenceReasons(standing),
      renewals,
    });
    return steps.dated(account, assessed, asked, isDearest, weight, priority);
  };
}

/**
 * An account with its dates. Field by field: what follows a spread is added to it one by one, which takes long.
 * @internal
 */
export function datedAccount(
  account: Account,
  assessed: AssessedAccount,
  asked: AskedReviews,
  isDearest: boolean,
  weight: number,
  priority: number,
): DatedAccount {
  const { keep, renew, grow, winBack, total, currency, contributions, reasons, assumptions, coverage } =
    assessed.stakes.attention;
  const attention = {
    keep,
    renew,
    grow,
    winBack,
    total,
    currency,
    contributions,
    reasons,
    assumptions,
    coverage,
    priority,
  };
  return {
    account,
    index: assessed.index,
    unreadPurchases: assessed.unreadPurchases,
    otherCurrency: assessed.otherCurrency,
    statusDay: assessed.statusDay,
    contracts: assessed.contracts,
    purchaseDays: assessed.purchaseDays,
    tickets: assessed.tickets,
    story: assessed.story,
    history: assessed.history,
    billedGapDays: assessed.billedGapDays,
    opportunity: assessed.opportunity,
    experiences: assessed.experiences,
    stakes: assessed.stakes,
    attention,
    weight,
    signals: asked.signals,
    isBurning: asked.isBurning,
    isDearest,
    deadlines: asked.deadlines,
    nextReview: asked.nextReview,
    coverageDay: asked.coverageDay,
    requests: asked.requests,
    forbidden: asked.forbidden,
  };
}

/** Signals that come by a calendar or a rhythm: they do not burn. */
const PATIENT: readonly string[] = [
  "renewal-near",
  "warranty-ending",
  "deal-closing",
  "long-silence",
  "value-at-risk",
  "invoice-late",
  "invoice-still-open",
];
