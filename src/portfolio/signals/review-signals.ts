import { msOf } from "../../calendar/days/instant.js";
import { addMonths, parseDay, plainDate } from "../../calendar/days/plain-date.js";
import { dayOfInstant } from "../../calendar/days/time-zone.js";
import { assertCount, assertFields, assertNumber, assertShare } from "../../errors.js";
import type { Assumptions } from "../../evidence/assumptions.js";
import { BAD_ANSWER_DAYS, lastAnswers } from "../../conversation/last-answers.js";
import type { Account } from "../../records/account.js";
import type { Product } from "../../records/product.js";
import { windowAfter } from "../../reviews/review-interval.js";
import type { ReviewPolicy } from "../../reviews/review-policy-input.js";
import { answersSignal, type ReviewSignal } from "../../reviews/review-signal.js";
import type { ScoredTicket } from "../reading/account-effort.js";
import type { Renewal } from "../stakes/account-renewal.js";
import { type AccountStanding, isCustomer } from "../standing/account-standing.js";
import { recordSignals, type RecordSignalPolicy } from "./record-signals.js";

/** What an account's signals follow from. */
export interface SignalEvidence {
  account: Account;
  asOfDay: number;
  /** Last day of the plan: what arises up to it is known already, and its review has to be planned. */
  untilDay: number;
  /** Tickets of the year up to `asOf`, as they stood. */
  tickets: readonly ScoredTicket[];
  /** Days with a purchase, in order. */
  purchaseDays: readonly number[];
  standing: AccountStanding;
  /** Days that usually pass between two purchases; `null` if unknown. */
  gapDays: number | null;
  /** Contracts to be renewed. */
  renewals: readonly Renewal[];
  /** Whether it is among the customers with most money at risk. */
  isDearest: boolean;
}

const NAME = "reviewPortfolio";

/**
 * What in an account asks for an earlier review: a contract or warranty about to end, a hard problem, a bad answer, a
 * silence that is long for this account, much money at risk, what stands in its records, and whatever the caller says.
 * What ends, and much money at risk, may arise later within the plan: they are the ones whose day is known beforehand.
 *
 * @param ofRecords - Those from its records, where they are known.
 * @internal
 */
export function reviewSignals(
  evidence: SignalEvidence,
  products: ReadonlyMap<string, Product>,
  policy: SignalPolicy,
  reviews: ReviewPolicy,
  ofRecords: readonly ReviewSignal[] = recordSignals(evidence, policy, reviews.resettingTouches),
): ReviewSignal[] {
  const { account, asOfDay } = evidence;
  const given = (account.signals ?? [])
    .filter(({ on }) => parseDay(on) <= asOfDay)
    .map(({ code, on, reviewBy }) => ({ code, on, reviewBy }));
  const own = new Set(given.map(({ code }) => code));
  return [
    ...endingSignals(evidence, products, policy),
    ...problemSignals(evidence, policy),
    ...answerSignals(evidence, policy),
    ...silenceSignals(evidence, policy, reviews),
    ...riskSignals(evidence, policy, reviews),
    // Who noted it already said by when.
    ...ofRecords.filter(({ code }) => !own.has(code)),
    ...given,
  ];
}

/** Warranties, contracts as products that were bought, and contracts as such: from this many days before on. */
function endingSignals(
  { account, asOfDay, untilDay, renewals }: SignalEvidence,
  products: ReadonlyMap<string, Product>,
  policy: SignalPolicy,
): ReviewSignal[] {
  const signals: ReviewSignal[] = [];
  const endingSoon = (code: ReviewSignal["code"], endDay: number, daysBefore: number, about?: string): void => {
    const from = endDay - daysBefore;
    if (from > Math.max(asOfDay, untilDay) || asOfDay > endDay) return;
    signals.push({ code, on: plainDate(from), reviewBy: plainDate(endDay), ...(about !== undefined && { about }) });
  };
  const underContract = new Set((account.contracts ?? []).flatMap(({ productId }) => productId ?? []));
  account.owned?.forEach(({ productId, purchasedOn, warrantyEndsOn }) => {
    if (warrantyEndsOn != null) endingSoon("warranty-ending", parseDay(warrantyEndsOn), policy.warrantyDays);
    const product = products.get(productId);
    if (product?.kind !== "service-contract" || product.lifespanMonths == null || underContract.has(productId)) return;
    endingSoon("renewal-near", addMonths(parseDay(purchasedOn), product.lifespanMonths), policy.renewalDays);
  });
  for (const { contractId, daysLeft, noticeDaysLeft, intention } of renewals) {
    // One that runs on by itself leaves nothing to talk about before the next term ends.
    if (intention === "runs-on") continue;
    endingSoon("renewal-near", asOfDay + (noticeDaysLeft ?? daysLeft), policy.renewalDays, contractId);
  }
  return signals;
}

/** Hard problems: one that is open, and one solved with nothing bought since, which would have been the answer to it. */
function problemSignals(
  { account, tickets, purchaseDays }: SignalEvidence,
  { highEffort, highEffortReviewDays }: SignalPolicy,
): ReviewSignal[] {
  const lastPurchase = purchaseDays.at(-1) ?? -Infinity;
  return tickets.flatMap(({ ticket, openedDay, score: { effort } }): ReviewSignal[] => {
    if ((effort ?? 0) < highEffort) return [];
    const { resolved, resolvedAt } = ticket;
    const isOpen = resolved === false || (resolved == null && resolvedAt === null);
    const solvedDay = resolvedAt == null ? openedDay : dayOfInstant(msOf(resolvedAt), account.timeZone ?? "UTC");
    if (!isOpen && lastPurchase > solvedDay) return [];
    return [
      {
        code: isOpen ? "open-problem" : "high-effort-ticket",
        on: plainDate(openedDay),
        reviewBy: plainDate(openedDay + highEffortReviewDays),
        about: ticket.id,
      },
    ];
  });
}

/** The loop to be closed: the last answer of each kind, where it is a bad one and not long ago. */
function answerSignals({ account, asOfDay }: SignalEvidence, policy: SignalPolicy): ReviewSignal[] {
  return lastAnswers(NAME, account, asOfDay)
    .filter(({ day, isBad }) => day > asOfDay - policy.badAnswerDays && isBad)
    .map(({ answer: { ticketId }, day }) => ({
      code: "bad-answer",
      on: plainDate(day),
      reviewBy: plainDate(day + policy.badAnswerReviewDays),
      ...(ticketId != null && { about: ticketId }),
    }));
}

/**
 * A customer silent for longer than this many gaps of its own, or months where it has no rhythm. What counts is what comes
 * from the customer, and talks: a mailing of ours ends no silence.
 */
function silenceSignals(evidence: SignalEvidence, policy: SignalPolicy, reviews: ReviewPolicy): ReviewSignal[] {
  const { standing, gapDays, purchaseDays, asOfDay } = evidence;
  if (!isCustomer(standing)) return [];
  const heardDay = lastHeardDay(evidence, reviews.resettingTouches);
  if (heardDay === null) return [];
  const hasRhythm = gapDays !== null && purchaseDays.length > 0;
  const silentFrom = hasRhythm
    ? heardDay + Math.floor(policy.silenceGaps * gapDays) + 1
    : addMonths(heardDay, policy.silenceMonths);
  if (silentFrom > asOfDay) return [];
  const reviewBy = plainDate(silentFrom + policy.silenceReviewDays);
  return [{ code: "long-silence", on: plainDate(silentFrom), reviewBy }];
}

/** The last day up to `asOf` on which the account bought, talked or got in touch; `null` if there was none. */
function lastHeardDay(
  { account, asOfDay, purchaseDays }: SignalEvidence,
  resettingTouches: ReviewPolicy["resettingTouches"],
): number | null {
  const { touches, tickets, surveys, timeZone } = account;
  let last = purchaseDays.at(-1) ?? -Infinity;
  const note = (day: number): void => {
    if (day <= asOfDay && day > last) last = day;
  };
  touches?.forEach(({ on, kind, direction }) => {
    const fromCustomer = direction === "in" || (kind === "ticket" && direction !== "out");
    if (fromCustomer || resettingTouches.includes(kind)) note(parseDay(on));
  });
  tickets?.forEach(({ openedAt }) => {
    note(dayOfInstant(msOf(openedAt), timeZone ?? "UTC"));
  });
  surveys?.forEach(({ at }) => {
    note(dayOfInstant(msOf(at), timeZone ?? "UTC"));
  });
  return last === -Infinity ? null : last;
}

/**
 * One of the customers with most money at risk: such are reviewed like those of high opportunity. A talk answers it for the
 * part of their interval that passes before the window opens. From then on it asks for a review in each stretch of
 * `valueAtRiskReviewDays`, so that its day does not move from one run to the next.
 */
function riskSignals(
  { account, isDearest, purchaseDays, asOfDay, untilDay }: SignalEvidence,
  { valueAtRiskReviewDays }: SignalPolicy,
  { intervals, opensAfter, resettingTouches }: ReviewPolicy,
): ReviewSignal[] {
  if (!isDearest) return [];
  const code = "value-at-risk";
  const talked = (account.touches ?? [])
    .filter((touch) => answersSignal(touch, { code }, resettingTouches))
    .map(({ on }) => parseDay(on))
    .filter((day) => day <= asOfDay);
  const lastTalk = talked.length === 0 ? null : Math.max(...talked);
  const first =
    lastTalk === null ? (purchaseDays[0] ?? asOfDay) : windowAfter(lastTalk, intervals.high, opensAfter).earliest;
  if (first > Math.max(asOfDay, untilDay)) return [];
  const stretches = Math.max(0, Math.floor((asOfDay - first) / valueAtRiskReviewDays));
  const onDay = first + stretches * valueAtRiskReviewDays;
  return [{ code, on: plainDate(onDay), reviewBy: plainDate(onDay + valueAtRiskReviewDays) }];
}

/** What pulls a review forward, and how soon the review should follow. */
export interface SignalPolicy extends RecordSignalPolicy {
  /**
   * Days before a warranty ends.
   * @defaultValue `60`
   */
  readonly warrantyDays: number;
  /**
   * Days before the last day for notice of a contract, else before its end.
   * @defaultValue `60`
   */
  readonly renewalDays: number;
  /**
   * Days before that same day by which the review is best held; the day itself stays the last one.
   * @defaultValue the assumption `reviews.renewalDaysInHand`, 14
   */
  readonly renewalDaysInHand: number;
  /**
   * Silence of a customer, in the gaps that usually pass between its purchases.
   * @defaultValue the assumption `reviews.silenceGaps`, 2
   */
  readonly silenceGaps: number;
  /**
   * Calendar months of silence of a customer whose rhythm is not known.
   * @defaultValue `6`
   */
  readonly silenceMonths: number;
  /**
   * Days after the silence has lasted so long by which the review should have happened.
   * @defaultValue `30`
   */
  readonly silenceReviewDays: number;
  /**
   * Effort, 1 to 5, from which a ticket pulls the review forward.
   * @defaultValue `3.5`
   */
  readonly highEffort: number;
  /**
   * Days after such a ticket was opened by which the review should have happened.
   * @defaultValue `14`
   */
  readonly highEffortReviewDays: number;
  /**
   * Days for which a bad answer waits for a reaction.
   * @defaultValue `90`
   */
  readonly badAnswerDays: number;
  /**
   * Days after a bad answer by which someone should have talked with the customer.
   * @defaultValue `2`
   */
  readonly badAnswerReviewDays: number;
  /**
   * Share of the customers, those with most money at risk first, each of whom asks for a review.
   * @defaultValue the assumption `reviews.valueAtRiskShare`, .1
   */
  readonly valueAtRiskShare: number;
  /**
   * Days within which such a review should happen.
   * @defaultValue `30`
   */
  readonly valueAtRiskReviewDays: number;
}

/**
 * Fills in what a caller's signal policy leaves open.
 * @internal
 */
export function signalPolicy(
  functionName: string,
  path: string,
  policy: Partial<SignalPolicy> = {},
  assumed: Assumptions,
): SignalPolicy {
  const defaults: SignalPolicy = {
    warrantyDays: 60,
    renewalDays: 60,
    renewalDaysInHand: assumed["reviews.renewalDaysInHand"].value,
    silenceGaps: assumed["reviews.silenceGaps"].value,
    silenceMonths: 6,
    silenceReviewDays: 30,
    highEffort: 3.5,
    highEffortReviewDays: 14,
    badAnswerDays: BAD_ANSWER_DAYS,
    badAnswerReviewDays: 2,
    valueAtRiskShare: assumed["reviews.valueAtRiskShare"].value,
    valueAtRiskReviewDays: 30,
    usageDays: 182,
    usageFall: assumed["reviews.usageFall"].value,
    invoiceDays: 30,
    eventDays: 90,
    eventReviewDays: 14,
  };
  assertFields(functionName, path, policy, Object.keys(defaults));
  const resolved = { ...defaults, ...policy };
  const { silenceGaps, silenceMonths, highEffort, valueAtRiskShare, valueAtRiskReviewDays } = resolved;
  for (const name of ["warrantyDays", "renewalDays", "silenceReviewDays", "highEffortReviewDays"] as const) {
    assertCount(functionName, `${path}.${name}`, resolved[name], { max: 3660 });
  }
  for (const name of ["badAnswerDays", "badAnswerReviewDays", "invoiceDays", "eventDays", "eventReviewDays"] as const) {
    assertCount(functionName, `${path}.${name}`, resolved[name], { max: 3660 });
  }
  assertCount(functionName, `${path}.renewalDaysInHand`, resolved.renewalDaysInHand, { max: 3660 });
  assertNumber(functionName, `${path}.silenceGaps`, silenceGaps, { above: 0, max: 1000 });
  assertCount(functionName, `${path}.silenceMonths`, silenceMonths, { min: 1 });
  assertNumber(functionName, `${path}.highEffort`, highEffort, { min: 1, max: 5 });
  assertShare(functionName, `${path}.valueAtRiskShare`, valueAtRiskShare);
  assertShare(functionName, `${path}.usageFall`, resolved.usageFall);
  assertCount(functionName, `${path}.usageDays`, resolved.usageDays, { min: 7, max: 3660 });
  assertCount(functionName, `${path}.valueAtRiskReviewDays`, valueAtRiskReviewDays, { min: 1, max: 3660 });
  return resolved;
}
