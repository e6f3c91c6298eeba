import { addMonths, dayNumber, plainDate } from "../calendar/plain-date.js";
import type { Account } from "../records/account.js";
import type { Product } from "../records/product.js";
import type { ReviewSignal } from "../reviews/review-signal.js";
import type { SignalPolicy } from "./signal-policy.js";

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
    if (warrantyEndsOn !== undefined) {
      const endDay = dayNumber(functionName, `owned[${index}].warrantyEndsOn`, warrantyEndsOn);
      endingSoon("warranty-ending", endDay, policy.warrantyDays);
    }
    const product = products.get(productId);
    if (product?.kind === "service-contract" && product.lifespanMonths !== undefined) {
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
function lastHeardDay(functionName: string, { touches = [], purchases = [] }: Account, asOfDay: number): number | null {
  let last: number | null = null;
  const note = (path: string, rows: readonly { on: string }[]): void => {
    rows.forEach(({ on }, index) => {
      const day = dayNumber(functionName, `${path}[${index}].on`, on);
      if (day <= asOfDay && (last === null || day > last)) last = day;
    });
  };
  note("touches", touches);
  note("purchases", purchases);
  return last;
}
