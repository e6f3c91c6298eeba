import { parseDay, plainDate } from "../../calendar/days/plain-date.js";
import type { KeptGroups } from "../../planner/kept-groups.js";
import { planInSteps } from "../../planner/plan-in-steps.js";
import type {
  BookedReview,
  PreviousBooking,
  ReviewPlan,
  SellerLoad,
  UnbookedReview,
} from "../../planner/plan/review-plan.js";
import { lateWindows } from "../../planner/late-windows.js";
import { planAtOnce } from "../../planner/plan-at-once.js";
import { answeredBookings } from "./answered-bookings.js";
import type { Reason } from "../../reasons/reason.js";
import type { Seller } from "../../records/company/seller.js";
import type { Writable } from "../../records/values/writable.js";
import { coverageFloor } from "../floor/coverage-floor.js";
import { type CoverageMissed, coverageMissed } from "../floor/coverage-missed.js";
import { withNotice } from "../floor/booking-notice.js";
import { keepingBookings } from "../floor/kept-bookings.js";
import type { PortfolioRules } from "../options/portfolio-rules.js";
import type { KeptForPlan, RequestInPlan } from "./kept-for-plan.js";
import { endingIn, giveTurns } from "./coverage-turns.js";
import { reasonsInPlan } from "./planned-reasons.js";
import { lateDays } from "./late-days.js";
import { reopenClosing } from "./reopen-closing.js";

/** A plan of reviews, with the accounts that go too long without one. */
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

/** What a plan depends on apart from the accounts' requests. */
export type PlanRules = Pick<
  PortfolioRules,
  | "asOf"
  | "asOfDay"
  | "planning"
  | "alsoSellerIds"
  | "reviews"
  | "answers"
  | "burningPriority"
  | "urgentMoveWeight"
  | "remedies"
> & {
  attention: Pick<PortfolioRules["attention"], "priority">;
  signals: Pick<PortfolioRules["signals"], "renewalDaysInHand">;
};

/** A plan that was made, with remedies or without them. */
export type PlannedPortfolio = (withRemedies: boolean) => PortfolioPlan;

/** @internal */
export function planPortfolio(
  {
    byId,
    due,
    dearest,
    burning,
    complaints,
    foremost,
    deadlines,
    ifBooked,
    customers,
    broughtForward,
    ...asked
  }: KeptForPlan,
  rules: PlanRules,
  { sellers, load, ...before }: PlanningTeam,
  groups: KeptGroups | null,
): PlannedPortfolio {
  const previous = before.previous && answeredBookings(before.previous, { ...rules, accountOf: (id) => byId.get(id) });
  const { coverageShare, noticeDays, ...planning } = rules.planning;
  const noticeDay = rules.asOfDay + noticeDays;
  const toDay = parseDay(planning.to);
  const planFromDay = parseDay(planning.from);
  const accountOf = new Map(previous && asked.requests.map(({ key, accountId }) => [key, accountId]));
  const { keptOn, keptOpen, ...keeping } = keepingBookings(
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
  const requests = groups !== null || previous !== undefined ? keeping.requests.map(copied) : keeping.requests;
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
    asking: askingFor(requests, deadlines),
    load: daysFrom(load, noticeDay),
    share: coverageShare,
    minutes: rules.reviews.contactKinds.review,
  });
  const inPlan = new Map<string, number>();
  for (const { accountId } of requests) inPlan.set(accountId, (inPlan.get(accountId) ?? 0) + 1);
  const closing = reopenClosing(requests, { deadlines, inPlan, planFromDay, toDay, noticeDay });
  giveTurns(requests, {
    rules,
    noticeDay,
    floor,
    inPlan,
    closing,
    due,
    dearest,
    burning,
    complaints,
    foremost,
    deadlines,
    previous: previous ?? [],
  });
  const wanted = withNotice(
    { wanted: requests, ifBooked },
    { fromDay: planFromDay, toDay, noticeDay, previous: previous ?? [], load },
  );
  const how = { ...planning, sellers, remedies: rules.remedies, ...(previous && { previous }) };
  // A large book has no room for what all sellers' reviews were placed by.
  const late = lateWindows(lateDays(requests, { planFromDay, toDay, keptOn, inPlan }));
  const { plan, remedied } =
    groups !== null ? planInSteps(wanted, how, late, groups) : { plan: planAtOnce(wanted, how, late), remedied: null };
  const booked = new Set(plan.booked.map(({ key }) => key));
  const missed = coverageMissed(due, booked, plan.load, {
    minutes: rules.reviews.contactKinds.call,
    fromDay: Math.max(planFromDay, noticeDay),
  });
  const told = reasonsInPlan(plan.booked, {
    planFromDay,
    noticeDay,
    due,
    deadlines,
    closing: new Map([...closing, ...keptOpen]),
    broughtForward,
    keptOn,
  });
  const leftOut = (reviews: readonly UnbookedReview[]): UnbookedReview[] =>
    reviews.map((review) => ({ ...review, reasons: told(review, undefined) }));
  const first: PortfolioPlan = {
    ...plan,
    booked: plan.booked.map((review) => retold(review, told(review, review.on))),
    unbooked: leftOut(plan.unbooked),
    coverageMissed: missed,
  };
  if (remedied === null) return () => first;
  let whole: PortfolioPlan | null = null;
  return (withRemedies) => (withRemedies ? (whole ??= { ...first, unbooked: leftOut(remedied()) }) : first);
}

/** A booking that was just made, in its own place: a large book has no room for each of them twice. */
function retold(booking: Writable<BookedReview>, reasons: readonly Reason[]): BookedReview {
  booking.reasons = reasons;
  return booking;
}

/** First days of reviews that a contract that ends asks for, by their keys. */
function askingFor(requests: readonly RequestInPlan[], deadlines: KeptForPlan["deadlines"]): Map<string, number> {
  const asking = new Map<string, number>();
  for (const request of requests) {
    const { key, earliestOn } = request;
    if (endingIn(request, deadlines).length > 0) asking.set(key, parseDay(earliestOn));
  }
  return asking;
}

function copied(request: RequestInPlan): RequestInPlan {
  return { ...request };
}

/** The days on which something new can be booked. */
function daysFrom(load: readonly SellerLoad[], firstDay: number): SellerLoad[] {
  const first = plainDate(firstDay);
  return load.map((seller) => ({ ...seller, days: seller.days.filter(({ on }) => on >= first) }));
}
