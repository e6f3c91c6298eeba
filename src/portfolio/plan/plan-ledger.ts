import { parseDay, plainDate } from "../../calendar/days/plain-date.js";
import { RetentionError } from "../../errors.js";
import type { PreviousBooking } from "../../planner/plan/review-plan.js";
import type { Seller } from "../../records/company/seller.js";
import type { KeptGroups } from "../../planner/kept-groups.js";
import { keptFor } from "../../records/values/kept-for.js";
import { accountOfReview } from "../../reviews/review-key.js";
import type { NextReview } from "../../reviews/next-review.js";
import type { DatedAccount } from "../account/account-dates.js";
import type { DueReview } from "../floor/coverage-floor.js";
import { isCustomer } from "../standing/account-standing.js";
import type { KeptForPlan, RequestInPlan } from "./kept-for-plan.js";
import { type PlanningTeam, type PlannedPortfolio, planPortfolio, type PlanRules } from "./plan-portfolio.js";

/** What planning keeps of the accounts. */
export interface PlanLedger {
  /** Accounts come in the order of the book. */
  add: (account: DatedAccount) => void;
  /** Those whose longest interval is up come first up to a share of the hours, the rest by their priorities. */
  plan: (team: PlanningTeam) => PlannedPortfolio;
  /** The plan of the accounts added since the last team; then they are forgotten. It needs no others: who may hold them is of the team. */
  planTeam: (team: Omit<PlanningTeam, "previous">, all: readonly Seller[]) => PlannedPortfolio;
}

/**
 * Takes a book's accounts one after the other, and keeps their requests alone, to plan them in the end.
 *
 * @param groups - Parts of the last plan, where they may be planned again; `null` where a plan takes them over, as a large
 * book has no room for them twice.
 * @internal
 */
export function planLedger(
  rules: PlanRules,
  previous: readonly PreviousBooking[] | undefined,
  groups: KeptGroups | null,
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
  /** A list of one seller, once for all of its accounts. */
  const lists = new Map<string, readonly string[]>();
  const alone = (sellerId: string): readonly string[] => keptFor(lists, sellerId, () => [sellerId]);
  let kept = nothingKept();
  let planned: PlannedPortfolio | null = null;
  return {
    add(dated) {
      const { account, requests, nextReview, forbidden, signals, deadlines, isBurning, isDearest } = dated;
      const { id } = account;
      const due = dueReview(dated, toDay, alone);
      if (due !== null) kept.due.push(due);
      if (due !== null && signals.some(({ code }) => code === "value-at-risk")) kept.dearest.add(id);
      if (isBurning) kept.burning.add(nextReview.key);
      if (isBurning && isCustomer(dated.stakes.standing)) {
        kept.complaints.add(nextReview.key);
        if (isDearest) kept.foremost.add(nextReview.key);
      }
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
      if (groups !== null) return planPortfolio(kept, rules, team, groups);
      if (planned === null) {
        // Agendas are about to need the room: with the plan alone what it was made of can go.
        const whole = planPortfolio(kept, rules, team, null)(rules.remedies);
        planned = () => whole;
        kept = nothingKept();
      }
      return planned;
    },
    planTeam(team, all) {
      assertApart(rules, previous);
      const stranger = strangerOf(kept.requests, team.sellers, all);
      if (stranger !== null) {
        const rule = `must hold everyone who may hold the reviews of the accounts reported since the last team, also ${stranger}`;
        throw new RetentionError(
          "portfolioReviewer",
          "planTeam.sellerIds",
          rule,
          team.sellers.map(({ id }) => id),
        );
      }
      const own = kept;
      kept = nothingKept();
      return planPortfolio(own, rules, { ...team, previous: undefined }, null);
    },
  };
}

/** Rules that look beyond a team leave no plan by teams. */
function assertApart({ planning, attention }: PlanRules, previous: readonly PreviousBooking[] | undefined): void {
  const beyond: readonly (readonly [string, unknown, boolean])[] = [
    ["previous", previous, (previous ?? []).length > 0],
    ["policies.planning.groupDaysApart", planning.groupDaysApart, (planning.groupDaysApart ?? 0) > 0],
    ["policies.attention.priority", attention.priority, attention.priority !== "attention"],
  ];
  for (const [field, value, isBeyond] of beyond) {
    if (!isBeyond) continue;
    throw new RetentionError(
      "portfolioReviewer",
      `options.${field}`,
      "must not be given where teams are planned apart",
      value,
    );
  }
}

function nothingKept(): KeptForPlan {
  return {
    byId: new Map(),
    due: [],
    dearest: new Set(),
    burning: new Set(),
    complaints: new Set(),
    foremost: new Set(),
    deadlines: new Map(),
    requests: [],
    ifBooked: [],
    customers: new Set(),
    broughtForward: new Set(),
  };
}

/** A seller outside the team who may hold one of these reviews; `null` for none. One that the book does not know holds none. */
function strangerOf(
  requests: readonly RequestInPlan[],
  team: readonly Seller[],
  all: readonly Seller[],
): string | null {
  const ids = new Set(team.map(({ id }) => id));
  const strangers = new Set(all.map(({ id }) => id).filter((id) => !ids.has(id)));
  const [anyone] = strangers;
  if (anyone === undefined) return null;
  for (const { sellerId, sellerIds, alsoSellerIds = [] } of requests) {
    const holders = sellerIds ?? (sellerId === undefined ? [anyone] : [sellerId]);
    const stranger = [...holders, ...alsoSellerIds].find((id) => strangers.has(id));
    if (stranger !== undefined) return stranger;
  }
  return null;
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
  };
}

/** One function for all who may be called on any day: a book may hold a million. */
function onAnyDay(): boolean {
  return true;
}

/** The next review of a customer whose longest interval is up by the end of the plan; `null` for another account. */
function dueReview(
  { account, stakes, weight, nextReview, coverageDay, requests }: DatedAccount,
  toDay: number,
  alone: (sellerId: string) => readonly string[],
): DueReview | null {
  // Where contacts are not on record, no one knows whose interval is up.
  if (!isCustomer(stakes.standing) || coverageDay > toDay || account.touches == null) return null;
  const request = requests.find(({ key }) => key === nextReview.key);
  if (request === undefined) return null;
  const { key, sellerId, sellerIds, minutes, snoozedUntil, notOn = [] } = request;
  const { channels } = account.preferences ?? {};
  const mayCall = channels == null || channels.includes("call");
  return {
    key,
    accountId: account.id,
    sellerIds: sellerIds ?? (sellerId === undefined ? undefined : alone(sellerId)),
    minutes,
    latestDay: coverageDay,
    total: weight,
    mayCallOn:
      mayCall && snoozedUntil === undefined && notOn.length === 0
        ? onAnyDay
        : (day) => mayCall && (snoozedUntil ?? "") <= plainDate(day) && !notOn.includes(plainDate(day)),
  };
}
