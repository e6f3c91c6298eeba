import { parseDay } from "../calendar/days/plain-date.js";
import { reason, type Message, type Reason } from "../reasons/reason.js";
import type { PlainDate } from "../records/time.js";
import type { BookedReview } from "../planner/plan/review-plan.js";
import type { ServiceReminders } from "../conversation/reminders/schedule-service-reminders.js";
import type { FollowUps } from "../conversation/follow-ups/schedule-follow-ups.js";
import type { PortfolioAccount } from "./account-report.js";

/** What a seller can do for an account. */
export type ActionKind = "hold-review" | "solve-problem" | "rescue" | "follow-up" | "remind" | "invite";

/** A seller's day, with what makes something worth doing on it. */
export interface SellersDay {
  sellerId: string;
  asOf: PlainDate;
  /** The same as a day number. */
  asOfDay: number;
  /** Probability of buying again below which a customer is about to leave. */
  doubtfulLoyalty: number;
  /** Days before a booked review from which to arrange it. */
  inviteDaysAhead: number;
}

/** What was scheduled for an account. */
export interface Scheduled {
  booked: readonly BookedReview[];
  followUps: readonly FollowUps[];
  reminders: readonly ServiceReminders[];
}

/** Something to do for an account. */
export interface Proposal {
  action: ActionKind;
  /** The words for it. */
  what: Reason;
  messages: Message[];
  reasons: Reason[];
  worth: number | null;
}

/**
 * Everything that a seller could do for an account on a day, in no order.
 * @internal
 */
export function proposalsFor(account: PortfolioAccount, day: SellersDay, given: Scheduled): Proposal[] {
  const { sellerId, asOf, asOfDay, doubtfulLoyalty, inviteDaysAhead } = day;
  const { opportunity, valueAtRisk, loyalty, nextReview, invitation, openProblem: problem } = account;
  // A review that was held is over.
  const booked = given.booked.filter((review) => review.sellerId === sellerId && review.status !== "completed");
  const isSellers = nextReview.sellerId === sellerId || (nextReview.sellerId === undefined && booked.length > 0);
  const atRisk = valueAtRisk?.amount ?? null;
  const found: Proposal[] = [];

  if (invitation.approach === "none") return found;
  const today = booked.find(({ on }) => on === asOf);
  if (today !== undefined) {
    const what = reason("portfolio.action.hold-review", { minutes: today.minutes });
    const worth = opportunity.expectedValue;
    found.push({
      action: "hold-review",
      what,
      messages: account.agenda?.questions ?? [],
      reasons: today.reasons,
      worth,
    });
  }
  const isTooSoon = invitation.on === null || invitation.on > asOf;
  if (!isSellers || isTooSoon) return found;

  if (problem !== null) {
    found.push({
      action: "solve-problem",
      what: reason("portfolio.action.solve-problem", { topic: problem.topic }),
      messages: [reason("conversation.follow-up.about-ticket", { topic: problem.topic })],
      reasons: [reason("conversation.because.ticket-open", { ...problem })],
      worth: atRisk,
    });
  }
  if (loyalty !== null && loyalty.probability < doubtfulLoyalty) {
    found.push({
      action: "rescue",
      what: reason("portfolio.action.rescue"),
      messages: [reason("conversation.recommendation.show-value")],
      reasons: [reason("conversation.because.loyalty-doubtful", { probability: loyalty.probability })],
      worth: atRisk,
    });
  }
  for (const contact of given.followUps.flatMap(({ contacts }) => contacts)) {
    if (contact.on > asOf) continue;
    const what = reason("portfolio.action.follow-up");
    found.push({ action: "follow-up", what, messages: [contact], reasons: contact.reasons, worth: atRisk });
  }
  for (const { reminders } of given.reminders) {
    for (const reminder of reminders) {
      if (reminder.on > asOf) continue;
      const offered = opportunity.offers.find(({ productId }) => productId === reminder.contractId);
      const what = reason("portfolio.action.remind");
      const worth = offered?.value ?? null;
      found.push({ action: "remind", what, messages: [reminder], reasons: reminder.reasons, worth });
    }
  }
  const next = booked.find(({ on }) => on > asOf);
  // One that is pinned was agreed with the customer.
  const isNear = next?.status !== "pinned" && next !== undefined && parseDay(next.on) <= asOfDay + inviteDaysAhead;
  const lacksDay = next === undefined && today === undefined && nextReview.status !== "not-due";
  if (isNear || lacksDay) {
    const why = isNear
      ? reason("portfolio.action.booked-on", { on: next.on })
      : reason("portfolio.action.review-without-day", { latestOn: nextReview.latestOn });
    found.push({
      action: "invite",
      what: reason("portfolio.action.invite"),
      messages: invitation.messages,
      reasons: [why, ...nextReview.reasons, ...invitation.reasons],
      worth: opportunity.expectedValue,
    });
  }
  return found;
}
