import { lastDecidedDay } from "../../accounts/last-decided-day.js";
import { msOf } from "../../calendar/days/instant.js";
import { addMonths, parseDay, plainDate } from "../../calendar/days/plain-date.js";
import { isUnsolved } from "../../accounts/dated-tickets.js";
import { dayOfInstant } from "../../calendar/days/time-zone.js";
import { lastAnswers } from "../../conversation/last-answers.js";
import type { Product } from "../../records/company/product.js";
import { windowAfter } from "../../reviews/review-interval.js";
import type { ReviewPolicy } from "../../reviews/review-policy-input.js";
import { answersSignal, type ReviewSignal } from "../../reviews/review-signal.js";
import { recordSignals } from "./record-signals.js";
import type { SignalPolicy } from "./signal-policy.js";
import { stillOpen } from "./still-open.js";
import type { SignalEvidence } from "./signal-evidence.js";
import { hasLeft } from "../standing/has-left.js";
import { silenceSignals } from "./silence-signals.js";

const NAME = "reviewPortfolio";

/**
 * What in an account asks for an earlier review: a contract or warranty about to end, a deal about to close, a hard problem, a bad
 * answer, a silence that is long for this account, much money at risk, what stands in its records, and whatever the caller says.
 * What ends, much money at risk, and what asks again while it lasts may arise later within the plan: their day is known beforehand.
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
  const givenCodes = new Set(given.map(({ code }) => code));
  return [
    ...endingSignals(evidence, products, policy, reviews),
    ...problemSignals(evidence, policy, reviews),
    ...answerSignals(evidence, policy),
    ...silenceSignals(evidence, policy, reviews),
    ...riskSignals(evidence, policy, reviews),
    // Who noted it already said by when.
    ...ofRecords.filter(({ code }) => !givenCodes.has(code === "invoice-still-open" ? "invoice-late" : code)),
    ...given,
  ];
}

/**
 * Warranties, contracts as products that were bought, contracts as such, and open deals: from this many days before on. A
 * contract that ends unless someone renews it asks once more where the talk left it open, in the last days that are best kept
 * in hand, and again from the day after its end while it may still be renewed.
 */
function endingSignals(
  { account, asOfDay, untilDay, renewals, standing }: SignalEvidence,
  products: ReadonlyMap<string, Product>,
  policy: SignalPolicy,
  { resettingTouches }: ReviewPolicy,
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
  // Who has left renews nothing: what is left to do is to win it back.
  const toRenew = hasLeft(standing) ? [] : renewals;
  for (const { contractId, daysLeft, noticeDaysLeft, lateUntil, intention, autoRenews } of toRenew) {
    // One that runs on by itself leaves nothing to talk about before the next term ends.
    if (intention === "runs-on") continue;
    if (daysLeft < 0) {
      const overDay = asOfDay + daysLeft + 1;
      const lastDay = lateUntil == null ? Infinity : parseDay(lateUntil);
      const reviewBy = plainDate(Math.min(overDay - 1 + policy.eventReviewDays, lastDay));
      signals.push({ code: "renewal-late", on: plainDate(overDay), reviewBy, about: contractId });
      continue;
    }
    const lastDay = asOfDay + (noticeDaysLeft ?? daysLeft);
    const { renewalDays, renewalDaysInHand } = policy;
    const isLeftOpen =
      intention === "unknown" &&
      !autoRenews &&
      renewalDaysInHand < renewalDays &&
      (account.touches ?? []).some((touch) => {
        const day = parseDay(touch.on);
        const answers = answersSignal(touch, { code: "renewal-near", about: contractId }, resettingTouches);
        return answers && day <= asOfDay && day >= lastDay - renewalDays && day < lastDay - renewalDaysInHand;
      });
    endingSoon("renewal-near", lastDay, isLeftOpen ? renewalDaysInHand : renewalDays, contractId);
  }
  account.deals?.forEach(({ id, status, openedOn, expectedCloseOn }) => {
    if (status !== "open" || expectedCloseOn == null || (openedOn != null && parseDay(openedOn) > asOfDay)) return;
    endingSoon("deal-closing", parseDay(expectedCloseOn), policy.dealDays, id);
  });
  return signals;
}

/**
 * Hard problems: one that is open, and one solved with nothing bought since, which would have been the answer to it. What
 * was contracted or comes by itself is no answer.
 */
function problemSignals(
  { account, tickets, purchaseDays, asOfDay, untilDay, automatic }: SignalEvidence,
  policy: SignalPolicy,
  { resettingTouches }: ReviewPolicy,
): ReviewSignal[] {
  const { highEffort, highEffortReviewDays } = policy;
  const lastPurchase = purchaseDays.at(-1) ?? -Infinity;
  let decidedDay: number | null = null;
  const yearBefore = addMonths(asOfDay, -12);
  return tickets.flatMap(({ ticket, openedDay, score: { effort } }): ReviewSignal[] => {
    if ((effort ?? 0) < highEffort) return [];
    const { resolvedAt } = ticket;
    const isOpen = isUnsolved(ticket);
    const solvedDay = resolvedAt == null ? openedDay : dayOfInstant(msOf(resolvedAt), account.timeZone ?? "UTC");
    if (!isOpen && lastPurchase > solvedDay) {
      decidedDay ??= lastDecidedDay(account, asOfDay, automatic) ?? -Infinity;
      if (decidedDay > solvedDay) return [];
    }
    // Who bought again and again beside an old ticket that no one closed lives with it: it is still asked about in a review.
    if (isOpen && openedDay <= yearBefore && lastPurchase > openedDay) return [];
    const signal: ReviewSignal = {
      code: isOpen ? "open-problem" : "high-effort-ticket",
      on: plainDate(openedDay),
      reviewBy: plainDate(openedDay + highEffortReviewDays),
      about: ticket.id,
    };
    if (!isOpen) return [signal];
    return [stillOpen(signal, "problem-still-open", account, { asOfDay, untilDay, resettingTouches, ...policy })];
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
