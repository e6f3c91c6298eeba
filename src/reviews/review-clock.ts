import { dayInRow, parseDay, plainDate } from "../calendar/days/plain-date.js";
import { linesKept } from "../reading/kept-purchases.js";
import { assertArray, assertText, RetentionError } from "../errors.js";
import type { Account } from "../records/account/account.js";
import { isOfNothing, isReturn } from "../records/account/kept-pieces.js";
import { compareTexts } from "../records/values/compare-texts.js";
import type { PlainDate } from "../records/values/time.js";
import type { Touch } from "../records/account/touch.js";

/** Where an account's review interval starts. */
export interface ReviewClock {
  /** The last touch that counts; `null` when there is none. */
  lastTouch: Touch | null;
  /** The first day that anything was bought, looked for only where no touch counts; `null` when there is none. */
  firstPurchaseOn: PlainDate | null;
  /** Day number of the one or the other; `NaN` when there is neither. */
  startDay: number;
  /** The last touch that does not count, such as an email; looked for only where none counts. */
  lastContact: Touch | null;
  /** Touches after `asOf` that would have counted. */
  futureTouches: number;
}

/** What a touch is about that only arranges the review. */
const INVITATION = "invitation";

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
  const touches = account.touches ?? [];
  assertArray(functionName, "touches", touches);
  let lastTouch: Touch | null = null;
  let lastDay = -Infinity;
  let lastRank = -1;
  let futureTouches = 0;
  for (let index = 0; index < touches.length; index++) {
    const touch: Touch | null | undefined = touches[index];
    if (typeof touch !== "object" || (touch as Touch | null) === null) {
      throw new RetentionError(functionName, `touches[${index}]`, "must be a touch", touch);
    }
    const on: unknown = touch.on;
    const day = typeof on === "string" ? parseDay(on) : NaN;
    // Spelling out the path of every touch would cost more than reading its day.
    if (Number.isNaN(day)) dayInRow(functionName, "touches", index, "on", on);
    const { kind } = touch;
    const rank = rankOf(touch, kind, resettingTouches);
    if (rank < 0) {
      if (typeof kind !== "string") assertText(functionName, `touches[${index}].kind`, kind);
    } else if (day > asOf) futureTouches++;
    else if (day > lastDay || (day === lastDay && rank < lastRank)) {
      lastTouch = touch;
      lastDay = day;
      lastRank = rank;
    }
  }
  const startDay = lastTouch === null ? NaN : lastDay;
  const clock: ReviewClock = { lastTouch, firstPurchaseOn: null, startDay, lastContact: null, futureTouches };
  if (lastTouch === null) {
    clock.lastContact = lastContactOf(touches, asOf, resettingTouches);
    readFirstPurchase(functionName, account, asOf, clock);
  }
  return clock;
}

/** Place of a touch among those that count; below 0 for one that does not. */
function rankOf(touch: Touch, kind: Touch["kind"], resettingTouches: readonly Touch["kind"][]): number {
  const rank = resettingTouches.indexOf(kind);
  // What it is about is read of the few that it matters of: most touches do not say.
  return rank >= 0 && kind !== "review" && touch.about === INVITATION ? -1 : rank;
}

/** The last touch that does not count; of two on one day, that whose kind is first in the alphabet. */
function lastContactOf(
  touches: readonly Touch[],
  asOf: number,
  resettingTouches: readonly Touch["kind"][],
): Touch | null {
  let last: Touch | null = null;
  let lastDay = -Infinity;
  for (const touch of touches) {
    const day = parseDay(touch.on);
    if (day > asOf || day < lastDay || rankOf(touch, touch.kind, resettingTouches) >= 0) continue;
    if (day > lastDay || (last !== null && compareTexts(touch.kind, last.kind) < 0)) last = touch;
    lastDay = day;
  }
  return last;
}

function readFirstPurchase(functionName: string, account: Account, asOf: number, clock: ReviewClock): void {
  const take = (day: number, on: PlainDate): void => {
    if (day > asOf || day >= clock.startDay) return;
    clock.startDay = day;
    clock.firstPurchaseOn = on;
  };
  account.owned?.forEach(({ purchasedOn }, index) => {
    take(dayInRow(functionName, "owned", index, "purchasedOn", purchasedOn), purchasedOn);
  });
  let firstDay = Infinity;
  let isAnyBack = false;
  const purchases = account.purchases ?? [];
  for (const [index, row] of purchases.entries()) {
    const day = dayInRow(functionName, "purchases", index, "on", row.on);
    if (day > asOf) continue;
    if (isReturn(row)) isAnyBack = true;
    else if (day < firstDay && !isOfNothing(row)) firstDay = day;
  }
  // What went back was not bought, and the day that it went back is not one of a purchase. What is left is no earlier.
  // `startDay` is NaN where nothing is owned.
  if (isAnyBack && !(firstDay >= clock.startDay)) firstDay = linesKept(purchases, asOf)[0]?.day ?? Infinity;
  if (firstDay < Infinity) take(firstDay, plainDate(firstDay));
}
