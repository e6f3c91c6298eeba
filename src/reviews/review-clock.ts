import { dayInRow, dayNumber, parseDay } from "../calendar/days/plain-date.js";
import { assertArray, assertText, RetentionError } from "../errors.js";
import type { Account } from "../records/account.js";
import { compareTexts } from "../records/compare-texts.js";
import type { PlainDate } from "../records/time.js";
import type { Touch } from "../records/touch.js";

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
  const clock: ReviewClock = {
    lastTouch: null,
    firstPurchaseOn: null,
    startDay: NaN,
    lastContact: null,
    futureTouches: 0,
  };
  let lastRank = -1;
  for (let index = 0; index < touches.length; index++) {
    const touch = touches[index];
    if (typeof touch !== "object" || (touch as unknown) === null) {
      throw new RetentionError(functionName, `touches[${index}]`, "must be a touch", touch);
    }
    const on: unknown = touch.on;
    const day = typeof on === "string" ? parseDay(on) : NaN;
    // Spelling out the path of every touch would cost more than reading its day.
    if (Number.isNaN(day)) dayInRow(functionName, "touches", index, "on", on);
    const rank = touch.about === INVITATION && touch.kind !== "review" ? -1 : resettingTouches.indexOf(touch.kind);
    if (rank < 0) {
      if (typeof touch.kind !== "string") assertText(functionName, `touches[${index}].kind`, touch.kind);
      if (day <= asOf && isLaterContact(touch, clock.lastContact)) clock.lastContact = touch;
      continue;
    }
    if (day > asOf) clock.futureTouches++;
    else if (clock.lastTouch === null || day > clock.startDay || (day === clock.startDay && rank < lastRank)) {
      clock.lastTouch = touch;
      clock.startDay = day;
      lastRank = rank;
    }
  }
  if (clock.lastTouch === null) readFirstPurchase(functionName, account, asOf, clock);
  return clock;
}

/** Of two on one day, the kind that is first in the alphabet, so that the order of the touches does not count. */
function isLaterContact(touch: Touch, last: Touch | null): boolean {
  if (last === null) return true;
  return touch.on === last.on ? compareTexts(touch.kind, last.kind) < 0 : touch.on > last.on;
}

function readFirstPurchase(functionName: string, account: Account, asOf: number, clock: ReviewClock): void {
  const take = (path: string, on: PlainDate): void => {
    const day = dayNumber(functionName, path, on);
    if (day > asOf || day >= clock.startDay) return;
    clock.startDay = day;
    clock.firstPurchaseOn = on;
  };
  account.owned?.forEach(({ purchasedOn }, index) => {
    take(`owned[${index}].purchasedOn`, purchasedOn);
  });
  account.purchases?.forEach(({ on }, index) => {
    take(`purchases[${index}].on`, on);
  });
}
