import { compareTexts } from "../../records/compare-texts.js";
import { parseDay, plainDate } from "../../calendar/days/plain-date.js";
import type { Catalogue } from "../../opportunity/catalogue/catalogue.js";
import type { Opportunity } from "../../opportunity/score-opportunity.js";
import { reason, type Reason } from "../../reasons/reason.js";
import type { Account } from "../../records/account.js";
import type { Product } from "../../records/product.js";
import { firstReview, type NextReview, type NextReviewOptions } from "../../reviews/next-review.js";
import { type OpenSignal, type ReviewSignal, signalReason } from "../../reviews/review-signal.js";
import { windowAfter } from "../../reviews/review-interval.js";
import { reviewsBetween, reviewsWithin } from "../../reviews/upcoming-reviews.js";
import type { AssessedAccount } from "./account-stakes.js";
import type { ReadAnswer } from "../reading/action-answer.js";
import { applyContactPreferences } from "./apply-contact-preferences.js";
import type { PlainDate } from "../../records/time.js";
import type { PortfolioRules } from "../options/portfolio-options.js";
import type { ReviewPolicy } from "../../reviews/review-policy-input.js";
import { recordSignals, type RecordSignalPolicy } from "../signals/record-signals.js";
import { reviewSignals } from "../signals/review-signals.js";
import type { Renewal } from "../stakes/account-renewal.js";
import { type Attention, attentionPriority, type PriorityScale } from "../stakes/attention.js";
import type { AccountStanding } from "../standing/account-standing.js";
import { tellOnce } from "./tell-once.js";

/** An account with the dates of its reviews. */
export interface DatedAccount extends AssessedAccount {
  attention: Attention;
  /** What asks for an earlier review and no one has answered, the most urgent first. */
  signals: ReviewSignal[];
  nextReview: NextReview;
  /** Last day of the interval of its next review, whatever signals say, as a day number. */
  coverageDay: number;
  /** Its reviews within the horizon, to be planned. */
  requests: NextReview[];
  /** Whether a signal burns, so that its review does not wait for its turn. */
  isBurning: boolean;
  /** Contracts that end within the plan, the next first. */
  deadlines: Deadline[];
  /** Why it must not be contacted; `null` if it may be. */
  forbidden: Reason | null;
}

/** The last day on which a review can still change whether a contract is renewed. */
export interface Deadline {
  day: number;
  /** What to say of a review that is held later. */
  passed: Reason;
  /** Whether no talk has answered it yet. */
  isOpen: boolean;
}

/** What an account's dates depend on in the book around it. */
export interface BookAttention {
  scale: PriorityScale;
  /** Accounts with most money at risk, by id. */
  dearest: ReadonlySet<string>;
}

/** What asks for an earlier review of an account, of those with most money at risk and of the others. */
export type SignalsOf = Record<
  "ofDearest" | "ofOthers",
  (account: Account, assessed: AssessedAccount) => readonly ReviewSignal[]
>;

/** What in an account's records asks for an earlier review. */
export type RecordSignalsOf = (account: Account, purchaseDays: readonly { day: number }[]) => readonly ReviewSignal[];

/** The rules that signals from records follow from. */
export interface RecordSignalRules extends RecordSignalPolicy {
  asOfDay: number;
  resettingTouches: ReviewPolicy["resettingTouches"];
}

/**
 * A function that looks in one account's records after the other for what asks for an earlier review.
 * @internal
 */
export function recordSignalsReader({ asOfDay, resettingTouches, ...policy }: RecordSignalRules): RecordSignalsOf {
  return (account, purchaseDays) =>
    recordSignals({ account, asOfDay, purchaseDays: purchaseDays.map(({ day }) => day) }, policy, resettingTouches);
}

/**
 * A function that looks for what asks for an earlier review of one account after the other.
 * @internal
 */
export function signalsReader(
  { asOfDay, planning, signals, reviews }: Pick<PortfolioRules, "asOfDay" | "planning" | "signals" | "reviews">,
  products: readonly Product[],
  ofRecords: RecordSignalsOf,
): SignalsOf {
  const untilDay = parseDay(planning.to);
  const productOf = new Map(products.map((product) => [product.id, product]));
  const read =
    (isDearest: boolean): SignalsOf["ofDearest"] =>
    (account, { tickets, purchaseDays, stakes: { standing, gapDays, renewals } }) =>
      reviewSignals(
        {
          account,
          asOfDay,
          untilDay,
          tickets,
          purchaseDays: purchaseDays.map(({ day }) => day),
          standing,
          gapDays,
          renewals,
          isDearest,
        },
        productOf,
        signals,
        reviews,
        ofRecords(account, purchaseDays),
      );
  return { ofDearest: read(true), ofOthers: read(false) };
}

/** What the days of an account's reviews follow from, beside its records and the rules. */
interface DaysFrom extends Pick<Opportunity, "level" | "expectedValue"> {
  signals: readonly ReviewSignal[];
}

/** An account's reviews, before it is known how much they matter and why. */
interface ReviewDays {
  found: ReturnType<typeof firstReview>;
  /** Those within the plan. */
  wanted: NextReview[];
}

/** The rules that the days of reviews follow from. */
export type DaysRules = Pick<PortfolioRules, "asOf" | "reviews" | "answers" | "arranged" | "plan" | "horizon"> & {
  signals: Pick<PortfolioRules["signals"], "renewalDaysInHand">;
};

/** The steps to an account's dates, each of which rests on those before it. */
export interface DatesSteps {
  days: (account: Account, from: DaysFrom) => ReviewDays;
  /** Its requests as they matter, with what else is up. */
  requests: (account: Account, from: RequestsFrom) => AskedReviews;
}

/** What an account's requests follow from. */
interface RequestsFrom {
  days: ReviewDays;
  priority: number;
  /** The reason of its level, and what most is at stake. */
  level: readonly Reason[];
  money: readonly Reason[];
  standing: AccountStanding;
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
    const usual = firstReview("reviewPortfolio", account, asked, renewalDaysInHand);
    const putOffUntil = putOff(usual, rules);
    const reviewing = {
      asOf,
      policy: rules.reviews,
      opportunity,
      signals,
      catalogue,
      snoozedUntil: putOffUntil ?? undefined,
    };
    const found = putOffUntil === null ? usual : firstReview("reviewPortfolio", account, reviewing, renewalDaysInHand);
    const { review, open } = found;
    const all = rules.plan ? wantedReviews(account, found, reviewing, open, rules.horizon) : [];
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
  return (account, { days, priority, level, money, standing, renewals }) => {
    const { review, open, coverageDay } = days.found;
    // What arises later is told where it sets the last day.
    const told = open.filter(({ signal, onDay }) => onDay <= asOfDay || signal.reviewBy === review.latestOn);
    const signalled = told.map(({ signal }) => signalReason(signal));
    const first = [...renewalReasons(renewals, told), ...money, ...silence(standing), ...signalled];
    /** Only the next review can answer what is up now. */
    const why = ({ key, reasons: own }: NextReview): Reason[] => {
      const leading = key === review.key ? first : money;
      const rest = own.filter(({ code }) => code !== "reviews.signal");
      return tellOnce([...leading, ...level, ...rest]);
    };
    const whyNext = why(review);
    const explained = (request: NextReview): NextReview => ({
      ...request,
      priority,
      reasons: request.reasons === review.reasons ? whyNext : why(request),
    });
    const { requests, forbidden } = applyContactPreferences(account, days.wanted.map(explained), { asOfDay, horizon });
    return {
      signals: open.filter(({ onDay }) => onDay <= asOfDay).map(({ signal }) => signal),
      isBurning: open.some(({ signal, onDay }) => onDay <= asOfDay && !PATIENT.includes(signal.code)),
      deadlines: deadlinesOf(renewals, open, untilDay),
      nextReview: explained(review),
      coverageDay,
      requests,
      forbidden,
    };
  };
}

/**
 * A function that dates the reviews of one account after the other.
 * @internal
 */
export function datesReader(
  rules: Pick<PortfolioRules, "attention">,
  { scale, dearest }: BookAttention,
  signalsOf: SignalsOf,
  steps: DatesSteps,
): (account: AssessedAccount) => DatedAccount {
  const byLevel = rules.attention.priority === "level";
  return (assessed) => {
    const { account, opportunity, tickets, purchaseDays, stakes } = assessed;
    const signals = signalsOf[dearest.has(account.id) ? "ofDearest" : "ofOthers"](account, assessed);
    const { level, expectedValue } = opportunity;
    const days = steps.days(account, { level, expectedValue, signals });
    const priority = byLevel ? days.found.review.priority : attentionPriority(stakes.attention.total, scale);
    const { keep, renew, grow, winBack, total, currency, contributions, reasons, assumptions, coverage } =
      stakes.attention;
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

    const asked = steps.requests(account, {
      days,
      priority,
      level: opportunity.reasons.slice(0, 1),
      money: moneyReasons(attention),
      standing: stakes.standing,
      renewals: stakes.renewals,
    });
    return {
      account,
      index: assessed.index,
      statusDay: assessed.statusDay,
      contracts: assessed.contracts,
      purchaseDays,
      tickets,
      story: assessed.story,
      history: assessed.history,
      opportunity,
      experiences: assessed.experiences,
      stakes,
      attention,
      signals: asked.signals,
      isBurning: asked.isBurning,
      deadlines: asked.deadlines,
      nextReview: asked.nextReview,
      coverageDay: asked.coverageDay,
      requests: asked.requests,
      forbidden: asked.forbidden,
    };
  };
}

/**
 * The day before which the next review is not to be: that to which it was put off by its answer, a dropped one by one more
 * interval; or the day on which it opens after a review that was arranged and that no one asks for since, as the customer
 * called before it. `null` for none.
 */
function putOff(
  { review, cadence, policy }: ReturnType<typeof firstReview>,
  { answers, arranged }: Pick<PortfolioRules, "answers" | "arranged">,
): PlainDate | null {
  const given = answers.get(review.key);
  const days: number[] = [];
  if (given !== undefined && given.answer !== "done") {
    days.push(given.untilDay ?? windowAfter(given.onDay, cadence.interval, policy.opensAfter).ideal);
  }
  for (const { key, day } of arranged.get(review.accountId) ?? []) {
    if (clockOf(key) !== clockOf(review.key)) days.push(windowAfter(day, cadence.interval, policy.opensAfter).earliest);
  }
  return days.length === 0 ? null : plainDate(Math.max(...days));
}

/** A review's key without its number: reviews of one clock share it. */
function clockOf(key: string): string {
  return key.slice(0, key.lastIndexOf(":"));
}

/** A review after the next one, as it was answered: put off, or left out. */
function laterReview(request: NextReview, answers: ReadonlyMap<string, ReadAnswer>): NextReview[] {
  const given = answers.get(request.key);
  if (given === undefined) return [request];
  return given.untilDay === null ? [] : [{ ...request, snoozedUntil: plainDate(given.untilDay) }];
}

/** The contracts that signals are about, each with its money where that is known, its day for notice and what is known of the intention. */
function renewalReasons(renewals: readonly Renewal[], open: readonly OpenSignal[]): Reason[] {
  return renewalsUp(renewals, open).flatMap(({ contractId, endsOn, daysLeft, amount, reasons }) => {
    const [ends, ...rest] = reasons;
    const priced = amount === null ? ends : reason("portfolio.renewal.up", { contractId, endsOn, daysLeft, amount });
    return priced === undefined ? rest : [priced, ...rest];
  });
}

/** The contracts that signals are about. */
function renewalsUp(renewals: readonly Renewal[], open: readonly OpenSignal[]): Renewal[] {
  const about = new Set(open.flatMap(({ signal }) => (signal.code === "renewal-near" ? (signal.about ?? []) : [])));
  return renewals.filter(({ contractId }) => about.has(contractId));
}

function deadlinesOf(renewals: readonly Renewal[], open: readonly OpenSignal[], untilDay: number): Deadline[] {
  const up = new Set(renewalsUp(renewals, open));
  return renewals.flatMap((renewal): Deadline[] => {
    const { contractId, endsOn, noticeOn, noticeDaysLeft, intention } = renewal;
    const isOpen = up.has(renewal);
    const deadline =
      noticeOn !== null && noticeDaysLeft !== null
        ? { on: noticeOn, passed: reason("portfolio.renewal.after-notice", { contractId, noticeOn }) }
        : { on: endsOn, passed: reason("portfolio.renewal.after-end", { contractId, endsOn }) };
    const day = parseDay(deadline.on);
    return intention === "runs-on" || day > untilDay ? [] : [{ day, passed: deadline.passed, isOpen }];
  });
}

/** What is most at stake; beside a contract, the money that does not end with it as well. */
function moneyReasons({ reasons }: Pick<Attention, "reasons">): Reason[] {
  const [first] = reasons;
  const isOfContract = first?.code === "portfolio.attention.renew" || first?.code === "portfolio.attention.ends";
  return reasons.slice(0, isOfContract ? 2 : 1);
}

/**
 * Why it has left or is about to: how long it has been silent for what is to be expected of it, its contract, or the CRM.
 * The chance of a purchase stands with the money.
 */
function silence({ state, reasons }: AccountStanding): Reason[] {
  const told = [
    "portfolio.standing.silent",
    "portfolio.standing.unlikely",
    "portfolio.standing.contract-over",
    "portfolio.standing.contract-ended",
  ];
  const hasLeft = state === "lapsed" || state === "lost";
  const why = reasons.find(({ code }) => hasLeft || told.includes(code));
  if (why?.code !== "portfolio.standing.unlikely") return why === undefined ? [] : [why];
  return [
    reason("portfolio.standing.silent", { days: Number(why.params?.days), gapDays: Number(why.params?.gapDays) }),
  ];
}

/** Signals that come by a calendar or a rhythm: they do not burn. */
const PATIENT: readonly string[] = ["renewal-near", "warranty-ending", "long-silence", "value-at-risk", "invoice-late"];

/** Signals of what ends on the day by which they ask for a review. */
const ENDING: readonly string[] = ["renewal-near", "warranty-ending"];

/**
 * The reviews of an account within the plan. One with much money at risk asks for a review every so often, so that any
 * day of the plan will do for the first of them, the sooner the better, and before anything ends.
 */
function wantedReviews(
  account: Account,
  usual: ReturnType<typeof firstReview>,
  reviewing: NextReviewOptions & { signals: readonly ReviewSignal[] },
  open: readonly OpenSignal[],
  horizon: { from: PlainDate; to: PlainDate },
): NextReview[] {
  const { from, to } = horizon;
  if (!open.some(({ signal }) => signal.code === "value-at-risk" && signal.on <= reviewing.asOf)) {
    return reviewsWithin(usual, account.id, parseDay(from), parseDay(to));
  }
  const signals = reviewing.signals.map((signal) =>
    signal.code === "value-at-risk" && signal.reviewBy > to ? { ...signal, reviewBy: to } : signal,
  );
  const ending = open.filter(({ signal }) => ENDING.includes(signal.code)).map(({ signal }) => signal.reviewBy);
  const latestOn = ending.reduce((first, on) => (on >= from && on < first ? on : first), to);
  const [first, ...later] = reviewsBetween(account, { ...horizon, ...reviewing, signals });
  if (first === undefined || first.latestOn < from) return first === undefined ? [] : [first, ...later];
  const earlier = (on: PlainDate): PlainDate => (on < from ? on : from);
  return [{ ...first, earliestOn: earlier(first.earliestOn), idealOn: earlier(first.idealOn), latestOn }, ...later];
}

/**
 * The accounts with most money at risk: so large a share of the customers of whom it is known, of equals those whose id
 * comes first.
 *
 * @param accounts - Those of whose value at risk is known, with the money that a review may keep.
 * @internal
 */
export function dearestAccounts(accounts: readonly { id: string; keep: number }[], share: number): Set<string> {
  const known = accounts.toSorted((a, b) => b.keep - a.keep || compareTexts(a.id, b.id));
  const count = Math.floor(known.length * share);
  return new Set(
    known
      .slice(0, count)
      .filter(({ keep }) => keep > 0)
      .map(({ id }) => id),
  );
}
