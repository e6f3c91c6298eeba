import { addMonths, dayNumber, plainDate } from "../calendar/plain-date.js";
import { assertCount, assertFields, assertNumber } from "../errors.js";
import type { Account } from "../records/account.js";
import type { Product } from "../records/product.js";
import type { ReviewSignal } from "../reviews/review-signal.js";

/** A problem that cost the customer much effort. */
export interface HardTicket {
  /** The day it was opened, as a day number. */
  openedDay: number;
  /** 1 to 5. */
  effort: number;
}

/**
 * What in an account asks for an earlier review: a warranty or contract about to end, a long silence, a problem that
 * cost much effort.
 * @internal
 */
export function reviewSignals(
  functionName: string,
  account: Account,
  products: ReadonlyMap<string, Product>,
  hardTickets: readonly HardTicket[],
  asOfDay: number,
  policy: SignalPolicy,
): ReviewSignal[] {
  const signals: ReviewSignal[] = [];
  const endingSoon = (code: ReviewSignal["code"], endDay: number, daysBefore: number): void => {
    const from = endDay - daysBefore;
    if (from <= asOfDay && asOfDay <= endDay) signals.push({ code, on: plainDate(from), reviewBy: plainDate(endDay) });
  };

  account.owned?.forEach(({ productId, purchasedOn, warrantyEndsOn }, index) => {
    if (warrantyEndsOn != null) {
      const endDay = dayNumber(functionName, `owned[${index}].warrantyEndsOn`, warrantyEndsOn);
      endingSoon("warranty-ending", endDay, policy.warrantyDays);
    }
    const product = products.get(productId);
    if (product?.kind === "service-contract" && product.lifespanMonths != null) {
      const startDay = dayNumber(functionName, `owned[${index}].purchasedOn`, purchasedOn);
      endingSoon("renewal-near", addMonths(startDay, product.lifespanMonths), policy.renewalDays);
    }
  });

  const heardDay = lastHeardDay(functionName, account, asOfDay);
  if (heardDay !== null) {
    const silentFrom = addMonths(heardDay, policy.silenceMonths);
    if (silentFrom <= asOfDay) {
      signals.push({
        code: "long-silence",
        on: plainDate(silentFrom),
        reviewBy: plainDate(silentFrom + policy.silenceReviewDays),
      });
    }
  }
  for (const { openedDay, effort } of hardTickets) {
    if (effort < policy.highEffort || openedDay > asOfDay) continue;
    signals.push({
      code: "high-effort-ticket",
      on: plainDate(openedDay),
      reviewBy: plainDate(openedDay + policy.highEffortReviewDays),
    });
  }
  return signals;
}

/** The last day up to `asOf` on which the account was in touch or bought something; `null` where there was none. */
function lastHeardDay(functionName: string, { touches, purchases }: Account, asOfDay: number): number | null {
  let last: number | null = null;
  const note = (path: string, rows: readonly { on: string }[]): void => {
    rows.forEach(({ on }, index) => {
      const day = dayNumber(functionName, `${path}[${index}].on`, on);
      if (day <= asOfDay && (last === null || day > last)) last = day;
    });
  };
  note("touches", touches ?? []);
  note("purchases", purchases ?? []);
  return last;
}

/** What pulls a review forward, and how soon the review should follow. */
export interface SignalPolicy {
  /** Days before a warranty ends; 60 unless given. */
  readonly warrantyDays: number;
  /** Days before a service contract ends; 60 unless given. */
  readonly renewalDays: number;
  /** Calendar months without a touch or a purchase; 6 unless given. */
  readonly silenceMonths: number;
  /** Days after the silence has lasted so long by which the review should have happened; 30 unless given. */
  readonly silenceReviewDays: number;
  /** Effort, 1 to 5, from which a ticket pulls the review forward; 3.5 unless given. */
  readonly highEffort: number;
  /** Days after such a ticket was opened by which the review should have happened; 14 unless given. */
  readonly highEffortReviewDays: number;
}

const defaults: SignalPolicy = {
  warrantyDays: 60,
  renewalDays: 60,
  silenceMonths: 6,
  silenceReviewDays: 30,
  highEffort: 3.5,
  highEffortReviewDays: 14,
};

/**
 * Fills in what a caller's signal policy leaves open.
 * @internal
 */
export function signalPolicy(functionName: string, path: string, policy: Partial<SignalPolicy> = {}): SignalPolicy {
  assertFields(functionName, path, policy, Object.keys(defaults));
  const resolved = { ...defaults, ...policy };
  assertCount(functionName, `${path}.warrantyDays`, resolved.warrantyDays);
  assertCount(functionName, `${path}.renewalDays`, resolved.renewalDays);
  assertCount(functionName, `${path}.silenceMonths`, resolved.silenceMonths, { min: 1 });
  assertCount(functionName, `${path}.silenceReviewDays`, resolved.silenceReviewDays);
  assertNumber(functionName, `${path}.highEffort`, resolved.highEffort, { min: 1, max: 5 });
  assertCount(functionName, `${path}.highEffortReviewDays`, resolved.highEffortReviewDays);
  return resolved;
}
