import { dayNumber } from "../calendar/plain-date.js";
import { RetentionError } from "../errors.js";
import type { Account } from "../records/account.js";
import type { Touch } from "../records/touch.js";

/** Where an account's review interval starts. */
export interface ReviewClock {
  /** Day of the last touch that counts; `null` when there is none. */
  lastTouchDay: number | null;
  /** Kind of that touch; empty when there is none. */
  lastTouchKind: Touch["kind"];
  /** First day that anything was bought, looked for only where no touch counts. */
  firstPurchaseDay: number | null;
  /** Touches after `asOf` that would have counted. */
  futureTouches: number;
}

/**
 * Reads an account's touches in one pass, in any order, and its purchases where no touch counts. What is dated after
 * `asOf` has not happened yet.
 * @internal
 */
export function readClock(
  functionName: string,
  account: Account,
  asOf: number,
  resettingTouches: readonly Touch["kind"][],
): ReviewClock {
  let lastTouchDay: number | null = null;
  let lastTouchRank = -1;
  let futureTouches = 0;
  const touches: readonly Touch[] = account.touches ?? [];
  for (let index = 0; index < touches.length; index++) {
    const touch = touches[index];
    if (typeof touch !== "object")
      throw new RetentionError(functionName, `touches[${index}]`, "must be a touch", touch);
    const day = dayNumber(functionName, `touches[${index}].on`, touch.on);
    const rank = resettingTouches.indexOf(touch.kind);
    if (rank < 0) continue;
    if (day > asOf) futureTouches++;
    else if (lastTouchDay === null || day > lastTouchDay || (day === lastTouchDay && rank < lastTouchRank)) {
      lastTouchDay = day;
      lastTouchRank = rank;
    }
  }
  return {
    lastTouchDay,
    lastTouchKind: resettingTouches[lastTouchRank] ?? "",
    firstPurchaseDay: lastTouchDay === null ? firstPurchaseDay(functionName, account, asOf) : null,
    futureTouches,
  };
}

function firstPurchaseDay(functionName: string, { owned = [], purchases = [] }: Account, asOf: number): number | null {
  const days = [
    ...owned.map(({ purchasedOn }, index) => dayNumber(functionName, `owned[${index}].purchasedOn`, purchasedOn)),
    ...purchases.map(({ on }, index) => dayNumber(functionName, `purchases[${index}].on`, on)),
  ];
  let first = Infinity;
  for (const day of days) if (day < first && day <= asOf) first = day;
  return first === Infinity ? null : first;
}
