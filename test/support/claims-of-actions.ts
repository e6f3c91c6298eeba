import type { Account, FollowUps, NextBestAction, Portfolio, PortfolioAccount, ServiceReminders } from "retention-kit";
import type { Claims } from "./told.js";

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
const dayOf = (instant: unknown): string => String(instant).slice(0, 10);

export interface AdvocateScene {
  account: Account;
  picture: PortfolioAccount;
  asOf: string;
  like: { segment?: string; size?: string };
  /** Who is asked; `null` where nobody is. */
  contactId: string | null;
}
/** Friends who are there and may be contacted. */
const friends = ({ account, asOf }: AdvocateScene): string[] =>
  (account.contacts ?? [])
    .filter(
      ({ friendly, left, preferences }) =>
        friendly === true &&
        left !== true &&
        !(typeof left === "string" && left <= asOf) &&
        preferences?.doNotContact !== true,
    )
    .map(({ id }) => id);
/** The last answer on recommendation, of 0 to 10. */
const lastAnswer = ({ account, asOf }: AdvocateScene): { on: string; scores: number[] } | undefined => {
  const answers = (account.surveys ?? []).filter(({ metric, at }) => metric === "nps" && dayOf(at) <= asOf);
  const on = answers
    .map(({ at }) => dayOf(at))
    .sort()
    .at(-1);
  return on === undefined
    ? undefined
    : { on, scores: answers.filter(({ at }) => dayOf(at) === on).map(({ score }) => score) };
};

/** What is said for and against asking a customer for a reference. */
export const advocateClaims: Claims<AdvocateScene> = {
  "portfolio.advocate.active": (_, { picture, account }) =>
    picture.standing.state === "active" && (account.purchases ?? []).length > 0,
  "portfolio.advocate.friendly": ({ contactId }: { contactId: string }, scene) =>
    friends(scene).includes(contactId) && (scene.contactId === null || scene.contactId === contactId),
  "portfolio.advocate.effort-low": ({ effort }: { effort: number }, { picture }) =>
    effort === picture.effort?.meanEffort && effort <= 2.5,
  "portfolio.advocate.promoter": ({ on }: { on: string }, scene) => {
    const last = lastAnswer(scene);
    return last?.on === on && last.scores.some((score) => score >= 9);
  },
  "portfolio.advocate.alike": (_, { account, like }) =>
    (like.segment !== undefined && account.segment === like.segment) ||
    (like.size !== undefined && account.size === like.size),
  "portfolio.advocate.not-active": ({ state }: { state: string }, { picture }) =>
    state === picture.standing.state && state !== "active",
  "portfolio.advocate.nobody-friendly": (_, scene) => friends(scene).length === 0,
  "portfolio.advocate.do-not-contact": (_, { account }) => account.preferences?.doNotContact === true,
  "portfolio.advocate.sentiment": (_, { account }) => account.sentiment === "negative",
  "portfolio.advocate.problem-open": ({ topic }: { topic: string }, { account, asOf }) =>
    (account.tickets ?? []).some(
      (ticket) =>
        (ticket.topic ?? ticket.id) === topic &&
        dayOf(ticket.openedAt) <= asOf &&
        (ticket.resolvedAt == null || dayOf(ticket.resolvedAt) > asOf),
    ),
  "portfolio.advocate.effort-high": ({ effort, most }: { effort: number; most: number }, { picture }) =>
    effort === picture.effort?.meanEffort && most === 2.5 && effort > most,
  "portfolio.advocate.detractor": ({ on }: { on: string }, scene) => {
    const last = lastAnswer(scene);
    return last?.on === on && last.scores.some((score) => score <= 6);
  },
  "portfolio.advocate.asked-lately": ({ on, days }: { on: string; days: number }, { account, asOf }) =>
    days === 180 &&
    on <= asOf &&
    daysBetween(on, asOf) < days &&
    (account.touches ?? []).some(
      (touch) => touch.on === on && (touch.about === "reference" || touch.about === "event"),
    ),
};

export interface ActionScene {
  account: Account;
  picture: PortfolioAccount;
  book: Portfolio;
  asOf: string;
  sellerId: string;
  followUps: readonly FollowUps[];
  reminders: readonly ServiceReminders[];
  action: NextBestAction;
}
const bookedOf = ({ book, account }: ActionScene) =>
  book.plan.booked.filter(({ accountId, status }) => accountId === account.id && status !== "completed");

/** What is said that a seller can do today. */
export const actionClaims: Claims<ActionScene> = {
  "portfolio.action.hold-review": ({ minutes }: { minutes: number }, scene) =>
    bookedOf(scene).some(
      (review) => review.on === scene.asOf && review.minutes === minutes && review.sellerId === scene.sellerId,
    ),
  "portfolio.action.solve-problem": ({ topic }: { topic: string }, { account, asOf }) =>
    (account.tickets ?? []).some(
      (ticket) =>
        (ticket.topic ?? ticket.id) === topic &&
        dayOf(ticket.openedAt) <= asOf &&
        (ticket.resolvedAt == null || dayOf(ticket.resolvedAt) > asOf),
    ),
  "portfolio.action.rescue": (_, { picture }) =>
    (picture.loyalty?.probability ?? 1) < 0.5 && ["new", "active", "slowing"].includes(picture.standing.state),
  "portfolio.action.follow-up": (_, { account, asOf, followUps, action }) =>
    followUps.some(
      ({ accountId, contacts }) =>
        accountId === account.id && contacts.some(({ key, on }) => key === action.key && on <= asOf),
    ),
  "portfolio.action.remind": (_, { account, asOf, reminders, action }) =>
    reminders.some(
      ({ accountId, reminders: list }) =>
        accountId === account.id && list.some(({ key, on }) => key === action.key && on <= asOf),
    ),
  "portfolio.action.invite": (_, scene) =>
    bookedOf(scene).some(({ on }) => on > scene.asOf) || scene.picture.nextReview.status !== "not-due",
  "portfolio.action.booked-on": ({ on }: { on: string }, scene) =>
    on > scene.asOf && bookedOf(scene).some((review) => review.on === on && review.sellerId === scene.sellerId),
  "portfolio.action.review-without-day": ({ latestOn }: { latestOn: string }, scene) =>
    latestOn === scene.picture.nextReview.latestOn &&
    scene.picture.nextReview.earliestOn <= scene.asOf &&
    bookedOf(scene).length === 0,
};
