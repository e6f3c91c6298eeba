import { parseDay, plainDate } from "../../calendar/days/plain-date.js";
import { log2 } from "../../numeric/elementary/log.js";
import type { PreviousBooking } from "../../planner/plan/review-plan.js";
import { sharedReason } from "../../reasons/shared-reason.js";
import type { PlainDate } from "../../records/values/time.js";
import type { PortfolioRules } from "../options/portfolio-rules.js";
import type { Deadline } from "../account/deadlines.js";
import type { KeptForPlan, RequestInPlan } from "./kept-for-plan.js";

/** Above every priority of attention's grid. */
const ABOVE_ALL = 2 ** 13;

/** Half doublings of that grid, and where it begins. */
const STEPS = 64;
const FIRST_STEP = -13;

/** Whose turn it is, and what does not wait for one. */
interface Turns extends Pick<KeptForPlan, "due" | "dearest" | "burning" | "complaints" | "foremost" | "deadlines"> {
  rules: Pick<PortfolioRules, "asOfDay" | "burningPriority"> & {
    attention: Pick<PortfolioRules["attention"], "priority">;
    signals: Pick<PortfolioRules["signals"], "renewalDaysInHand">;
  };
  /** The first day that a new booking may have. */
  noticeDay: number;
  /** First days of reviews that are covered, by their keys. */
  floor: ReadonlyMap<string, number>;
  /** Number of reviews by account. */
  inPlan: ReadonlyMap<string, number>;
  /** Last days of reviews whose windows were kept open, by their keys. */
  closing: ReadonlyMap<string, PlainDate>;
  previous: readonly PreviousBooking[];
}

/**
 * Puts reviews whose longest interval is up above all others, each from its turn on, a customer's complaint before the middle
 * of the book, and that of one with most money at risk before all of them. A contract that ends before the turn is talked about
 * before those that can wait, the dearest first, and so is a dear one in its last weeks.
 *
 * @param requests - Their priorities, reasons and first days are moved.
 * @internal
 */
export function giveTurns(
  requests: readonly RequestInPlan[],
  { rules, noticeDay, floor, inPlan, closing, due, dearest, burning, complaints, foremost, deadlines, previous }: Turns,
): void {
  const dayBefore = new Map<string, number>();
  // What is not a booking the plan rejects.
  for (const booking of previous as readonly (PreviousBooking | null)[]) {
    if (typeof booking?.key === "string" && typeof booking.on === "string") {
      dayBefore.set(booking.key, parseDay(booking.on));
    }
  }
  const most = requests.reduce((highest, { priority }) => Math.max(highest, priority), 0);
  const priority = rules.attention.priority === "attention" ? ABOVE_ALL : 2 * most;
  const latestDays = new Map(due.map(({ key, latestDay }) => [key, latestDay]));
  const least = rules.attention.priority === "attention" ? rules.burningPriority : 0;
  for (const request of requests) {
    if (request.priority < least && complaints.has(request.key)) request.priority = least;
    // A rhythm that has waited can wait some days more; the dearest customers with a complaint cannot.
    const own = request.priority;
    const isDear = least > 0 && own >= least;
    const ending = endingIn(request, deadlines);
    const latestDay = latestDays.get(request.key);
    const lastDayInHand = noticeDay + rules.signals.renewalDaysInHand;
    const endsSoon = ending.some(({ day }) => latestDay !== undefined || day < lastDayInHand);
    if (isDear && endsSoon) request.priority = aheadOfTurns(own);
    if (least > 0 && foremost.has(request.key)) request.priority = 2 * ABOVE_ALL;
    const turn = floor.get(request.key);
    if (turn === undefined || latestDay === undefined) continue;
    const latestOn = plainDate(latestDay);
    const isPast = latestDay < rules.asOfDay;
    const why = isPast
      ? sharedReason("portfolio.coverage.overdue", { latestOn })
      : sharedReason("portfolio.coverage.first", { latestOn });
    request.reasons = [why, ...request.reasons];
    // A booking keeps its day: the line may have moved since it was made.
    const from = Math.min(turn, dayBefore.get(request.key) ?? Infinity);
    // What asks for a day before its turn does not wait for it. Nor does what is dear where no model tells who has most at
    // risk: those who can wait would be met first.
    const endsFirst = ending.some(({ day }) => isDear || day < from);
    const closesDay = parseDay(closing.get(request.key) ?? request.latestOn);
    const closesFirst = closesDay < latestDay && closesDay >= noticeDay && closesDay < from;
    request.priority = Math.max(request.priority, endsFirst && least > 0 ? aheadOfTurns(own) : priority);
    const isAsked = (isDear && dearest.size === 0) || burning.has(request.key) || endsFirst || closesFirst;
    if (from <= noticeDay || isAsked || (inPlan.get(request.accountId) ?? 0) > 1) continue;
    const fromOn = plainDate(from);
    if ((request.snoozedUntil ?? "") < fromOn) request.snoozedUntil = fromOn;
  }
}

/**
 * The contracts that no talk has answered yet, and before whose end the review may be held.
 * @internal
 */
export function endingIn(
  { accountId, earliestOn }: Pick<RequestInPlan, "accountId" | "earliestOn">,
  deadlines: KeptForPlan["deadlines"],
): Deadline[] {
  return (deadlines.get(accountId) ?? []).filter(({ day, isOpen }) => isOpen && parseDay(earliestOn) <= day);
}

/** Above those whose turn it is and below the foremost, in the order of attention: whole numbers, so that sums stay exact. */
function aheadOfTurns(own: number): number {
  const step = Math.min(STEPS - 1, Math.max(1, Math.round(2 * log2(own)) - FIRST_STEP));
  return ABOVE_ALL + (step * ABOVE_ALL) / STEPS;
}
