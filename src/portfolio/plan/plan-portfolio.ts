import { parseDay, plainDate } from "../../calendar/days/plain-date.js";
import type { PlanningRequest } from "../../planner/plan/planning-request.js";
import type {
  BookedReview,
  PreviousBooking,
  ReviewPlan,
  SellerLoad,
  UnbookedReview,
} from "../../planner/plan/review-plan.js";
import { planReviews } from "../../planner/plan-reviews.js";
import type { Reason } from "../../reasons/reason.js";
import { sharedReason } from "../../reasons/shared-reason.js";
import { answeredBookings } from "./answered-bookings.js";
import type { Account } from "../../records/account.js";
import type { Seller } from "../../records/seller.js";
import type { PlainDate } from "../../records/time.js";
import type { Writable } from "../../records/writable.js";
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
 *
 * @param keeps - Whether they may be planned again; else a plan takes them over, as a large book has no room for them twice.
 * @internal
 */
export function planLedger(
  rules: PortfolioRules,
  previous: readonly PreviousBooking[] | undefined,
  keeps: boolean,
): PlanLedger {
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
  let planned: PortfolioPlan | null = null;
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
      const accountGroup = isApart ? (account.parentId ?? id) : undefined;
      const othersOf = ({ key }: NextReview): readonly string[] | undefined =>
        others.length === 0 || key !== nextReview.key ? undefined : others;
      for (const request of requests) {
        if (request.key === nextReview.key && request.idealOn < nextReview.idealOn)
          kept.broughtForward.add(request.key);
        kept.requests.push(requestOf(request, othersOf(request), accountGroup));
      }
      if (accountsBefore.has(id)) kept.byId.set(id, account);
      const isAsked = requests.some(({ key }) => key === nextReview.key);
      if (keysBefore.has(nextReview.key) && forbidden === null && !isAsked) {
        kept.ifBooked.push(requestOf(nextReview, othersOf(nextReview), accountGroup));
        if (isCustomer(dated.stakes.standing)) kept.customers.add(nextReview.key);
      }
    },
    plan(team) {
      if (keeps) return planPortfolio(kept, rules, team, keeps);
      return (planned ??= planPortfolio(kept, rules, team, keeps));
    },
  };
}

/** What a plan takes of a review, and nothing else: of a large book every field counts. */
function requestOf(
  review: NextReview,
  alsoSellerIds: readonly string[] | undefined,
  accountGroup: string | undefined,
): RequestInPlan {
  return {
    key: review.key,
    accountId: review.accountId,
    sellerId: review.sellerId,
    sellerIds: review.sellerIds,
    alsoSellerIds,
    kind: review.kind,
    minutes: review.minutes,
    priority: review.priority,
    earliestOn: review.earliestOn,
    idealOn: review.idealOn,
    latestOn: review.latestOn,
    snoozedUntil: review.snoozedUntil,
    notOn: review.notOn,
    accountGroup,
    segment: review.segment,
    timeZone: review.timeZone,
    reasons: review.reasons,
  } as RequestInPlan;
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

/** A review as it is asked for. The plan moves its days. */
type RequestInPlan = Writable<PlanningRequest> & { reasons: readonly Reason[] };

function planPortfolio(
  { byId, due, dearest, burning, complaints, deadlines, ifBooked, customers, broughtForward, ...asked }: KeptForPlan,
  rules: PortfolioRules,
  { sellers, load, ...before }: PlanningTeam,
  keeps: boolean,
): PortfolioPlan {
  const previous = before.previous && answeredBookings(before.previous, { ...rules, accountOf: (id) => byId.get(id) });
  const { coverageShare, noticeDays, ...planning } = rules.planning;
  const noticeDay = rules.asOfDay + noticeDays;
  const toDay = parseDay(planning.to);
  const planFromDay = parseDay(planning.from);
  const accountOf = new Map(previous && asked.requests.map(({ key, accountId }) => [key, accountId]));
  const { keptOn, ...keeping } = keepingBookings(
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
  // They are moved below. Those that stay on their days may be asked for twice.
  const requests = keeps || previous !== undefined ? keeping.requests.map(copied) : keeping.requests;
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
  const dayBeforePlan = plainDate(planFromDay - 1);
  for (const request of requests) {
    const { key, accountId, earliestOn, idealOn, latestOn } = request;
    const closesDay = parseDay(latestOn);
    const ending = deadlines
      .get(accountId)
      ?.find(({ day, isOpen }) => isOpen && day >= noticeDay + LEAST_WINDOW && day < toDay);
    if (ending !== undefined && closesDay < planFromDay) {
      request.latestOn = plainDate(ending.day);
      continue;
    }
    const isAlone = inPlan.get(accountId) === 1;
    if (closesDay < planFromDay || closesDay >= noticeDay + LEAST_WINDOW || !isAlone) continue;
    closing.set(key, latestOn);
    if (earliestOn > dayBeforePlan) request.earliestOn = dayBeforePlan;
    if (idealOn > dayBeforePlan) request.idealOn = dayBeforePlan;
    request.latestOn = dayBeforePlan;
  }
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
  for (const request of requests) {
    if (request.priority < least && complaints.has(request.key)) request.priority = least;
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
  const plan = planReviews(
    withNotice(
      { wanted: requests, ifBooked },
      { fromDay: planFromDay, toDay, noticeDay, previous: previous ?? [], load },
    ),
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
  return {
    ...plan,
    booked: plan.booked.map((review) => ({ ...review, reasons: told(review, review.on) })),
    unbooked: plan.unbooked.map((review) => ({ ...review, reasons: told(review, undefined) })),
    coverageMissed: missed,
  };

  /** What is to be said of a review in the plan. */
  function told({ key, accountId, reasons }: BookedReview | UnbookedReview, on: PlainDate | undefined): Reason[] {
    const passed: Reason[] = [];
    for (const deadline of deadlines.get(accountId) ?? []) {
      if (on !== undefined && on === firstDays.get(accountId) && parseDay(on) > deadline.day)
        passed.push(deadline.passed);
    }
    const isFirst = on !== undefined && on === firstDays.get(accountId);
    const asked = isFirst && passed.length === 0 ? keepableDay(reasons, noticeDay) : null;
    const isAfterAsked = asked !== null && on !== undefined && on > asked;
    let isTold = false;
    for (const { code } of reasons) isTold ||= LATENESS.includes(code);
    const list: Reason[] = [];
    for (const each of reasons) {
      if (each.code === "planning.day.ideal") {
        // The ideal day is that of the rhythm: beside a day that has passed, or a review that is held for its day alone, it misleads.
        if (!keptOn.has(key) && passed.length === 0 && !isAfterAsked) list.push(each);
      } else if (each.code === "planning.day.late") {
        if (!isTold && !broughtForward.has(key) && !isAfterAsked) list.push(each);
      } else if (each.code === "planning.day.overdue") {
        // What a signal asked for before anything could be booked is told with the signal; what the rhythm asked for, with the account's dates.
        const latestOn = closing.get(key);
        const isByRhythm = latestOn !== undefined && latestDays.get(key) === parseDay(latestOn);
        if (isByRhythm && on !== undefined && on > latestOn) {
          list.push(sharedReason("planning.day.overdue", { latestOn }));
        }
      } else list.push(each);
    }
    if (isAfterAsked) list.push(sharedReason("planning.day.overdue", { latestOn: asked }));
    list.push(...passed);
    return tellOnce(list);
  }
}

/** The first day that a signal told asks for and that can still be booked; `null` for none. */
function keepableDay(reasons: readonly Reason[], noticeDay: number): PlainDate | null {
  let first: PlainDate | null = null;
  for (const { code, params } of reasons) {
    const reviewBy = code === "reviews.signal" ? params?.reviewBy : undefined;
    if (typeof reviewBy !== "string" || parseDay(reviewBy) < noticeDay) continue;
    if (first === null || reviewBy < first) first = reviewBy;
  }
  return first;
}

function copied(request: RequestInPlan): RequestInPlan {
  return { ...request };
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
