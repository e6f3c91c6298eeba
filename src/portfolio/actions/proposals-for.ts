import { parseDay } from "../../calendar/days/plain-date.js";
import { reason, type Message, type Reason } from "../../reasons/reason.js";
import type { PlainDate } from "../../records/values/time.js";
import type { BookedReview } from "../../planner/plan/review-plan.js";
import type { ServiceReminders } from "../../conversation/reminders/schedule-service-reminders.js";
import type { FollowUps } from "../../conversation/follow-ups/schedule-follow-ups.js";
import type { PortfolioAccount } from "../report/account-report.js";
import { invitationKey, type ReadAnswer } from "../reading/action-answer.js";

/** What a seller can do for an account. */
export type ActionKind = "hold-review" | "solve-problem" | "rescue" | "follow-up" | "remind" | "invite";

/** A seller's day, with what makes something worth doing on it. */
export interface SellersDay {
  sellerId: string;
  asOf: PlainDate;
  /** The same as a day number. */
  asOfDay: number;
  /** First day of the plan, as a day number: what was answered before it, the plan knows. */
  planFromDay: number;
  /** What became of what was proposed, by key. */
  answers: ReadonlyMap<string, ReadAnswer>;
  /** Probability of buying again below which a customer is about to leave. */
  doubtfulLoyalty: number;
  /** Days after a talk that show whether it held a customer. */
  reviewAgainDays: number;
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
  /** The same from one day to the next, until it is done. */
  key: string;
  action: ActionKind;
  /** The words for it. */
  what: Reason;
  messages: readonly Message[];
  reasons: readonly Reason[];
  worth: number | null;
  channel: string | null;
}

/** Channels on which two people talk. No one holds a review of 45 minutes by text message. */
const TALKING: readonly string[] = ["review", "meeting", "visit", "call", "phone", "video"];

/** Where a customer stands that has not left. */
const CUSTOMERS: readonly string[] = ["new", "active", "slowing"];

/** Signals that come back by themselves while no one buys: they say nothing new of a customer about to leave. */
const RETURNING: readonly string[] = ["value-at-risk", "long-silence"];

/**
 * Everything that a seller could do for an account on a day and that has no answer yet, in no order.
 * @internal
 */
export function proposalsFor(account: PortfolioAccount, day: SellersDay, given: Scheduled): Proposal[] {
  const { sellerId, asOf } = day;
  const { accountId, attention, loyalty, nextReview, invitation, openProblems, standing } = account;
  if (invitation.approach === "none") return [];
  // A review that was held is over.
  const booked = given.booked.filter(
    ({ sellerId: holder, alsoSellerIds, status }) =>
      (holder === sellerId || alsoSellerIds?.includes(sellerId) === true) && status !== "completed",
  );
  // Where no one owns the account, the seller of its next review does.
  const owner = nextReview.sellerId ?? given.booked.find(({ status }) => status !== "completed")?.sellerId;
  const isSellers = owner === sellerId;
  const isHeldByAnother =
    booked.length === 0 && given.booked.some((review) => review.status !== "completed" && review.on > asOf);
  const isTooSoon = invitation.on === null || invitation.on > asOf;
  const stake = attention.coverage > 0 || attention.total > 0 ? attention.total : null;
  const talk = invitation.channels.find((channel) => TALKING.includes(channel)) ?? null;
  const found: Proposal[] = [];
  const propose = (proposal: Proposal): void => {
    if (!isAnswered(proposal.key, day)) found.push(proposal);
  };

  const today = booked.find(({ on }) => on === asOf);
  if (today !== undefined && !isReviewAnswered(today.key, day)) {
    found.push({
      key: today.key,
      action: "hold-review",
      what: reason("portfolio.action.hold-review", { minutes: today.minutes }),
      messages: account.agenda?.questions ?? [],
      reasons: today.reasons,
      worth: stake,
      channel: talk,
    });
  }
  /** The review is arranged by who holds it, who need not be the owner. */
  const arrange = (): void => {
    const invite = isHeldByAnother ? null : toInvite(account, day, booked);
    if (invite !== null) {
      propose({
        key: invite.key,
        action: "invite",
        what: reason("portfolio.action.invite"),
        messages: invitation.messages,
        reasons: [invite.why, ...nextReview.reasons, ...invitation.reasons],
        worth: stake,
        channel: invitation.channel,
      });
    }
  };
  if (isTooSoon) return found;
  for (const contact of given.followUps.flatMap(({ contacts }) => contacts)) {
    const isMine = contact.sellerIds === undefined ? isSellers : contact.sellerIds.includes(sellerId);
    if (!isMine || contact.on > asOf) continue;
    const { key, channel, reasons } = contact;
    const what = reason("portfolio.action.follow-up");
    propose({ key, action: "follow-up", what, messages: [contact], reasons, worth: stake, channel });
  }
  if (!isSellers) {
    if (booked.length > 0) arrange();
    return found;
  }

  for (const { ticketId, topic, openedOn, worth } of openProblems) {
    propose({
      key: `${accountId}:problem:${ticketId}`,
      action: "solve-problem",
      what: reason("portfolio.action.solve-problem", { topic }),
      messages: [reason("conversation.follow-up.about-ticket", { topic })],
      reasons: [reason("conversation.because.ticket-open", { ticketId, topic, openedOn })],
      worth: worth ?? stake,
      channel: invitation.channel,
    });
  }
  const since = rescueSince(account, day);
  // One that has left is not about to.
  if (
    loyalty !== null &&
    CUSTOMERS.includes(standing.state) &&
    loyalty.probability < day.doubtfulLoyalty &&
    since !== null
  ) {
    propose({
      key: `${accountId}:rescue:${since}`,
      action: "rescue",
      what: reason("portfolio.action.rescue"),
      messages: [reason("conversation.recommendation.show-value")],
      reasons: [reason("conversation.because.loyalty-doubtful", { probability: loyalty.probability })],
      worth: stake,
      channel: talk ?? invitation.channel,
    });
  }
  for (const { reminders } of given.reminders) {
    for (const reminder of reminders) {
      if (reminder.on > asOf) continue;
      const { key, channel, reasons, contractId } = reminder;
      const offered = account.opportunity.offers.find(({ productId }) => productId === contractId);
      const what = reason("portfolio.action.remind");
      propose({ key, action: "remind", what, messages: [reminder], reasons, worth: offered?.value ?? stake, channel });
    }
  }
  arrange();
  return found;
}

/** The review to arrange: booked for the days ahead, or due without a day. Arranged for one day, it is not for another. */
function toInvite(
  { nextReview }: PortfolioAccount,
  day: SellersDay,
  booked: readonly BookedReview[],
): { key: string; why: Reason } | null {
  const { asOf, asOfDay, inviteDaysAhead } = day;
  const ahead = booked.filter(({ on }) => on > asOf);
  if (ahead.length > 0) {
    // A review of two is arranged by its seller, not by both.
    const next = ahead.find(({ sellerId }) => sellerId === day.sellerId);
    if (next === undefined) return null;
    // One that is pinned was agreed with the customer.
    const isNear = next.status !== "pinned" && parseDay(next.on) <= asOfDay + inviteDaysAhead;
    if (!isNear || isReviewAnswered(next.key, day)) return null;
    return { key: invitationKey(next.key, next.on), why: reason("portfolio.action.booked-on", { on: next.on }) };
  }
  const { key, status, latestOn } = nextReview;
  const isBookedToday = booked.some(({ on }) => on === asOf);
  if (isBookedToday || status === "not-due" || isReviewAnswered(key, day)) return null;
  return { key: invitationKey(key, null), why: reason("portfolio.action.review-without-day", { latestOn }) };
}

/**
 * The day from which a customer about to leave waits for a talk: that of the last one, or of what has happened since.
 * `null` while a talk is so recent that no one can tell yet whether it held the customer.
 */
function rescueSince(
  { nextReview, signals }: PortfolioAccount,
  { asOfDay, reviewAgainDays }: SellersDay,
): string | null {
  const { lastTouchOn } = nextReview;
  const latest = signals
    .filter(({ code, on }) => !RETURNING.includes(code) && parseDay(on) <= asOfDay)
    .reduce((last, { on }) => (on > last ? on : last), "");
  if (latest > (lastTouchOn ?? "")) return latest;
  if (lastTouchOn === null) return "first";
  return parseDay(lastTouchOn) + reviewAgainDays <= asOfDay ? lastTouchOn : null;
}

/** Whether something was done or dropped, or is put off beyond the day. */
function isAnswered(key: string, { answers, asOfDay }: SellersDay): boolean {
  const given = answers.get(key);
  if (given === undefined || given.onDay > asOfDay) return false;
  return given.untilDay === null || asOfDay < given.untilDay;
}

/** The same of a review, which comes back where a plan made later has a day for it again. */
function isReviewAnswered(key: string, day: SellersDay): boolean {
  const given = day.answers.get(key);
  if (given?.answer === "dropped" && given.onDay < day.planFromDay) return false;
  return isAnswered(key, day);
}
