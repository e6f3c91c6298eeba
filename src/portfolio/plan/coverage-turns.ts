import { parseDay, plainDate } from "../../calendar/days/plain-date.js";
import type { PreviousBooking } from "../../planner/plan/review-plan.js";
import { sharedReason } from "../../reasons/shared-reason.js";
import type { PlainDate } from "../../records/values/time.js";
import type { PortfolioRules } from "../options/portfolio-rules.js";
import type { KeptForPlan, RequestInPlan } from "./kept-for-plan.js";

/** Above every priority of attention's grid. */
const ABOVE_ALL = 2 ** 13;

/** Whose turn it is, and what does not wait for one. */
interface Turns extends Pick<KeptForPlan, "due" | "burning" | "complaints" | "foremost" | "deadlines"> {
  rules: Pick<PortfolioRules, "asOfDay" | "burningPriority"> & {
    attention: Pick<PortfolioRules["attention"], "priority">;
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
 * of the book, and that of one with most money at risk before all of them.
 *
 * @param requests - Their priorities, reasons and first days are moved.
 * @internal
 */
export function giveTurns(
  requests: readonly RequestInPlan[],
  { rules, noticeDay, floor, inPlan, closing, due, burning, complaints, foremost, deadlines, previous }: Turns,
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
    if (least > 0 && foremost.has(request.key)) request.priority = 2 * ABOVE_ALL;
    const turn = floor.get(request.key);
    const latestDay = turn === undefined ? undefined : latestDays.get(request.key);
    if (turn === undefined || latestDay === undefined) continue;
    const latestOn = plainDate(latestDay);
    const isPast = latestDay < rules.asOfDay;
    const why = isPast
      ? sharedReason("portfolio.coverage.overdue", { latestOn })
      : sharedReason("portfolio.coverage.first", { latestOn });
    request.priority = priority;
    request.reasons = [why, ...request.reasons];
    // A booking keeps its day: the line may have moved since it was made.
    const from = Math.min(turn, dayBefore.get(request.key) ?? Infinity);
    // What asks for a day before its turn does not wait for it.
    const closesDay = parseDay(closing.get(request.key) ?? request.latestOn);
    const askedDays = (deadlines.get(request.accountId) ?? []).flatMap(({ day, isOpen }) => (isOpen ? day : []));
    if (closesDay < latestDay) askedDays.push(closesDay);
    const isAsked = burning.has(request.key) || askedDays.some((day) => day >= noticeDay && day < from);
    if (from <= noticeDay || isAsked || (inPlan.get(request.accountId) ?? 0) > 1) continue;
    const fromOn = plainDate(from);
    if ((request.snoozedUntil ?? "") < fromOn) request.snoozedUntil = fromOn;
  }
}
