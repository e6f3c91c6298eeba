import { parseDay, plainDate } from "../../calendar/days/plain-date.js";
import type { PlanningRequest } from "../../planner/plan/planning-request.js";
import type { PreviousBooking, ReviewPlan, SellerLoad } from "../../planner/plan/review-plan.js";
import { planReviews } from "../../planner/plan-reviews.js";
import { reason, type Reason } from "../../reasons/reason.js";
import { answeredBookings } from "./answered-bookings.js";
import type { Account } from "../../records/account.js";
import type { Seller } from "../../records/seller.js";
import type { PlainDate } from "../../records/time.js";
import { accountOfReview, type NextReview } from "../../reviews/next-review.js";
import type { DatedAccount, Deadline } from "../account/account-dates.js";
import { coverageFloor, type DueReview } from "../floor/coverage-floor.js";
import { type CoverageMissed, coverageMissed } from "../floor/coverage-missed.js";
import { withNotice } from "../floor/booking-notice.js";
import { keepingBookings } from "../floor/kept-bookings.js";
import type { PortfolioRules } from "../options/portfolio-options.js";
import { tellOnce } from "../account/tell-once.js";
import { isCustomer } from "../standing/account-standing.js";

/** A plan of reviews, with the accounts that it leaves unseen for too long. */
export interface PortfolioPlan extends ReviewPlan {
  /** Accounts whose longest interval is up by the end of the plan, and that have no day in it: by the quarter in which it runs out, then what is at stake. */
  readonly coverageMissed: readonly CoverageMissed[];
}

/** Who holds reviews, and what was booked before. */
export interface PlanningTeam {
  sellers: readonly Seller[];
  /** The minutes of their days, before anything is booked. */
  load: readonly SellerLoad[];
  previous: readonly PreviousBooking[] | undefined;
}

/** Above every priority of attention's grid. */
const ABOVE_ALL = 2 ** 13;

/** Days from the first that can be booked: a window that closes within them may hold no working day with room. */
const LEAST_WINDOW = 7;

/** That a review is late by its rhythm. */
const LATENESS: readonly string[] = ["reviews.overdue", "portfolio.coverage.overdue"];

/** What planning keeps of the accounts. */
export interface PlanLedger {
  /** Accounts come in the order of the book. */
  add: (account: DatedAccount) => void;
  /** Those whose longest interval is up come first up to a share of the hours, the rest by their priorities. */
  plan: (team: PlanningTeam) => PortfolioPlan;
}

/**
 * Takes a book's accounts one after the other, and keeps their requests alone, to plan them in the end.
 * @internal
 */
export function planLedger(rules: PortfolioRules, previous: readonly PreviousBooking[] | undefined): PlanLedger {
  const toDay = parseDay(rules.planning.to);
  const isApart = (rules.planning.groupDaysApart ?? 0) > 0;
  const known = (previous ?? []) as readonly (PreviousBooking | null | undefined)[];
  const keysBefore = new Set(known.map((booking) => booking?.key));
  const accountsBefore = new Set(
    known.map(
      (booking) => booking?.accountId ?? (typeof booking?.key === "string" ? accountOfReview(booking.key) : ""),
    ),
  );
  const kept: KeptForPlan = {
    byId: new Map(),
    due: [],
    dearest: new Set(),
    burning: new Set(),
    complaints: new Set(),
    deadlines: new Map(),
    requests: [],
    ifBooked: [],
    customers: new Set(),
    broughtForward: new Set(),
  };
  return {
    add(dated) {
      const { account, requests, nextReview, forbidden, signals, deadlines, isBurning } = dated;
      const { id } = account;
      const due = dueReview(dated, toDay);
      if (due !== null) kept.due.push(due);
      if (due !== null && signals.some(({ code }) => code === "value-at-risk")) kept.dearest.add(id);
      if (isBurning) kept.burning.add(nextReview.key);
      if (isBurning && isCustomer(dated.stakes.standing)) kept.complaints.add(nextReview.key);
      if (deadlines.length > 0 && requests.length > 0) kept.deadlines.set(id, deadlines);
      const all = rules.alsoSellerIds;
      const named = Object.hasOwn(all, id) ? (all[id] ?? []) : [];
      const others = named.filter((other) => other !== account.sellerId);
      const withOthers = (review: NextReview): RequestInPlan =>
        others.length === 0 || review.key !== nextReview.key ? review : { ...review, alsoSellerIds: others };
      for (const request of requests) {
        const wanted = withOthers(request);
        if (request.key === nextReview.key && request.idealOn < nextReview.idealOn)
          kept.broughtForward.add(request.key);
        kept.requests.push(isApart ? { ...wanted, accountGroup: account.parentId ?? id } : wanted);
      }
      if (accountsBefore.has(id)) kept.byId.set(id, account);
      const isAsked = requests.some(({ key }) => key === nextReview.key);
      if (keysBefore.has(nextReview.key) && forbidden === null && !isAsked) {
        kept.ifBooked.push(withOthers(nextReview));
        if (isCustomer(dated.stakes.standing)) kept.customers.add(nextReview.key);
      }
    },
    plan: (team) => planPortfolio(kept, rules, team),
  };
}

/** What the plan is made of. */
interface KeptForPlan {
  /** Accounts with a booking in the last plan. */
  byId: Map<string, Account>;
  due: DueReview[];
  /** Ids of those with most money at risk among the due. */
  dearest: Set<string>;
  /** Keys of reviews that do not wait for their turn. */
  burning: Set<string>;
  /** Those of them that are a customer's: such a review comes before those in the middle of the book, however small the customer is. */
  complaints: Set<string>;
  /** What ends, by account. */
  deadlines: Map<string, readonly Deadline[]>;
  requests: RequestInPlan[];
  /** Reviews that are asked for only where they are booked already. */
  ifBooked: RequestInPlan[];
  /** Keys of those that are a customer's. */
  customers: Set<string>;
  /** Keys of reviews that any day of the plan will do for, the sooner the better: their ideal day is a later one. */
  broughtForward: Set<string>;
}

/** A review as it is asked for. */
type RequestInPlan = NextReview & Pick<PlanningRequest, "accountGroup" | "alsoSellerIds">;

function planPortfolio(
  { byId, due, dearest, burning, complaints, deadlines, ifBooked, customers, broughtForward, ...asked }: KeptForPlan,
  rules: PortfolioRules,
  { sellers, load, ...before }: PlanningTeam,
): PortfolioPlan {
  const previous = before.previous && answeredBookings(before.previous, { ...rules, accountOf: (id) => byId.get(id) });
  const { coverageShare, noticeDays, ...planning } = rules.planning;
  const noticeDay = rules.asOfDay + noticeDays;
  const toDay = parseDay(planning.to);
  const planFromDay = parseDay(planning.from);
  const accountOf = new Map(asked.requests.map(({ key, accountId }) => [key, accountId]));
  const { requests, keptOn } = keepingBookings(
    asked.requests,
    ifBooked.filter(({ key }) => customers.has(key)),
    {
      noticeDay,
      toDay,
      previous: previous ?? [],
      urgentMoveWeight: rules.urgentMoveWeight,
      isUrgent: (key, day) =>
        burning.has(key) ||
        (deadlines.get(accountOf.get(key) ?? "") ?? []).some((deadline) => deadline.isOpen && deadline.day < day),
    },
  );
  // Those with most money at risk come by their priority.
  const line = due.filter(({ accountId }) => !dearest.has(accountId));
  const keysInLine = new Set(line.map(({ key }) => key));
  const floor = coverageFloor(line, {
    others: requests
      .filter(({ key }) => !keysInLine.has(key))
      .map(({ sellerId, sellerIds, minutes, earliestOn }) => ({
        sellerIds: sellerIds ?? (sellerId === undefined ? undefined : [sellerId]),
        minutes,
        earliestDay: parseDay(earliestOn),
      })),
    load: daysFrom(load, noticeDay),
    share: coverageShare,
    minutes: rules.reviews.contactKinds.review,
  });
  // Of an account with several reviews in the plan none waits: the next one counts from it.
  const inPlan = new Map<string, number>();
  for (const { accountId } of requests) inPlan.set(accountId, (inPlan.get(accountId) ?? 0) + 1);
  /**
   * Windows that close before anybody could be booked in them, as they were: like those that are overdue, they stay open. One
   * that is overdue closes where a contract ends.
   */
  const closing = new Map<string, PlainDate>();
  const opened = requests.map((request) => {
    const { key, accountId, earliestOn, idealOn, latestOn } = request;
    const closesDay = parseDay(latestOn);
    const ending = (deadlines.get(accountId) ?? []).find(
      ({ day, isOpen }) => isOpen && day >= noticeDay + LEAST_WINDOW && day < toDay,
    );
    if (ending !== undefined && closesDay < planFromDay) {
      return { ...request, latestOn: plainDate(ending.day) };
    }
    const isAlone = inPlan.get(accountId) === 1;
    if (closesDay < planFromDay || closesDay >= noticeDay + LEAST_WINDOW || !isAlone) return request;
    closing.set(key, latestOn);
    const before = plainDate(planFromDay - 1);
    const earlier = (on: PlainDate): PlainDate => (on < before ? on : before);
    return { ...request, earliestOn: earlier(earliestOn), idealOn: earlier(idealOn), latestOn: before };
  });
  const dayBefore = new Map<string, number>();
  // What is not a booking the plan rejects.
  for (const booking of (previous ?? []) as readonly (PreviousBooking | null)[]) {
    if (typeof booking?.key === "string" && typeof booking.on === "string") {
      dayBefore.set(booking.key, parseDay(booking.on));
    }
  }
  const most = requests.reduce((highest, { priority }) => Math.max(highest, priority), 0);
  const priority = rules.attention.priority === "attention" ? ABOVE_ALL : 2 * most;
  const latestDays = new Map(due.map(({ key, latestDay }) => [key, latestDay]));
  const least = rules.attention.priority === "attention" ? rules.burningPriority : 0;
  const wanted = opened.map((each) => {
    const isRaised = complaints.has(each.key) && each.priority < least;
    const request = isRaised ? Object.assign({}, each, { priority: least }) : each;
    const latestDay = floor.has(request.key) ? latestDays.get(request.key) : undefined;
    if (latestDay === undefined) return request;
    const isPast = latestDay < rules.asOfDay;
    const why = reason(`portfolio.coverage.${isPast ? "overdue" : "first"}`, { latestOn: plainDate(latestDay) });
    const reasons = [why, ...request.reasons];
    // A booking keeps its day: the line may have moved since it was made.
    const from = Math.min(floor.get(request.key) ?? noticeDay, dayBefore.get(request.key) ?? Infinity);
    // What asks for a day before its turn does not wait for it.
    const closesDay = parseDay(closing.get(request.key) ?? request.latestOn);
    const askedDays = (deadlines.get(request.accountId) ?? []).flatMap(({ day, isOpen }) => (isOpen ? day : []));
    if (closesDay < latestDay) askedDays.push(closesDay);
    const isAsked = burning.has(request.key) || askedDays.some((day) => day >= noticeDay && day < from);
    if (from <= noticeDay || isAsked || (inPlan.get(request.accountId) ?? 0) > 1) {
      return { ...request, priority, reasons };
    }
    const { snoozedUntil = "" } = request;
    const fromOn = plainDate(from);
    // Not by a spread: a field that follows one is added to it, which takes ten times as long.
    return Object.assign({}, request, {
      priority,
      reasons,
      snoozedUntil: snoozedUntil > fromOn ? snoozedUntil : fromOn,
    });
  });
  const plan = planReviews(
    withNotice({ wanted, ifBooked }, { fromDay: planFromDay, toDay, noticeDay, previous: previous ?? [], load }),
    { ...planning, sellers, ...(previous && { previous }) },
  );
  const booked = new Set(plan.booked.map(({ key }) => key));
  const missed = coverageMissed(due, booked, plan.load, {
    minutes: rules.reviews.contactKinds.call,
    fromDay: Math.max(planFromDay, noticeDay),
  });
  const firstDays = new Map<string, PlainDate>();
  for (const { accountId, on } of plan.booked) {
    const known = firstDays.get(accountId);
    if (known === undefined || on < known) firstDays.set(accountId, on);
  }
  const told = <Review extends { key: string; accountId: string; reasons: readonly Reason[]; on?: PlainDate }>(
    review: Review,
  ): Review => {
    const { key, accountId, on } = review;
    const passed = (deadlines.get(accountId) ?? []).filter(
      ({ day }) => on !== undefined && on === firstDays.get(accountId) && parseDay(on) > day,
    );
    const isTold = review.reasons.some(({ code }) => LATENESS.includes(code));
    const reasons = review.reasons.flatMap((each) => {
      // The ideal day is that of the rhythm: beside a day that has passed, or a review that is held for its day alone, it misleads.
      if (each.code === "planning.day.ideal" && (keptOn.has(key) || passed.length > 0)) return [];
      if (each.code === "planning.day.late") return isTold || broughtForward.has(key) ? [] : each;
      if (each.code !== "planning.day.overdue") return each;
      // What a signal asked for is told with the signal; what the rhythm asked for, with the account's dates.
      const latestOn = closing.get(key);
      const isByRhythm = latestOn !== undefined && latestDays.get(key) === parseDay(latestOn);
      return isByRhythm && on !== undefined && on > latestOn ? { ...each, params: { latestOn } } : [];
    });
    return { ...review, reasons: tellOnce([...reasons, ...passed.map(({ passed: reason }) => reason)]) };
  };
  return { ...plan, booked: plan.booked.map(told), unbooked: plan.unbooked.map(told), coverageMissed: missed };
}

/** The days on which something new can be booked. */
function daysFrom(load: readonly SellerLoad[], firstDay: number): SellerLoad[] {
  const first = plainDate(firstDay);
  return load.map((own) => ({ ...own, days: own.days.filter(({ on }) => on >= first) }));
}

/** One function for all who may be called on any day: a book may hold a million. */
function onAnyDay(): boolean {
  return true;
}

/** The next review of a customer whose longest interval is up by the end of the plan; `null` for another account. */
function dueReview(
  { account, stakes, attention, nextReview, coverageDay, requests }: DatedAccount,
  toDay: number,
): DueReview | null {
  if (!isCustomer(stakes.standing) || coverageDay > toDay) return null;
  const request = requests.find(({ key }) => key === nextReview.key);
  if (request === undefined) return null;
  const { key, sellerId, sellerIds, minutes, snoozedUntil, notOn = [] } = request;
  const { channels } = account.preferences ?? {};
  const mayCall = channels == null || channels.includes("call");
  return {
    key,
    accountId: account.id,
    sellerIds: sellerIds ?? (sellerId === undefined ? undefined : [sellerId]),
    minutes,
    latestDay: coverageDay,
    total: attention.total,
    mayCallOn:
      mayCall && snoozedUntil === undefined && notOn.length === 0
        ? onAnyDay
        : (day) => mayCall && (snoozedUntil ?? "") <= plainDate(day) && !notOn.includes(plainDate(day)),
  };
}
