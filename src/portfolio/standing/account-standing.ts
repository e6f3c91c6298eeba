import { msOf } from "../../calendar/days/instant.js";
import { dayOfInstant } from "../../calendar/days/time-zone.js";
import { LAST_DAY, parseDay, plainDate } from "../../calendar/days/plain-date.js";
import { countWhile } from "../../numeric/discrete/bisect.js";
import { type GapRhythm, lateAfter } from "../../purchases/rhythm/gap-rhythm.js";
import { lateUntilDay } from "../../measures/contracts/late-until.js";
import { lastReturnDay } from "../../reading/last-return-day.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import { reason, type Reason } from "../../reasons/reason.js";
import type { Account } from "../../records/account/account.js";
import type { PlainDate } from "../../records/values/time.js";
import type { ContractStanding } from "./contract-standing.js";
import type { StandingPolicy } from "./standing-policy.js";

/**
 * From most to least of a customer.
 * @internal
 */
export const ACCOUNT_STATES = ["active", "slowing", "new", "lapsed", "lost", "prospect"] as const;

/**
 * Where an account stands, from never having bought to unlikely to buy again.
 * @useDeclaredType
 */
export type AccountState = (typeof ACCOUNT_STATES)[number];

/** Where an account stands, since when, and what would change it. */
export interface AccountStanding {
  readonly state: AccountState;
  /** The day since which it has been in this state; `null` if unknown. */
  readonly since: PlainDate | null;
  /** Whether the CRM's own status decided. */
  readonly given: boolean;
  readonly reasons: readonly Reason[];
}

/** What the standing of an account follows from. */
export interface StandingEvidence {
  account: Account;
  asOfDay: number;
  /** Day number of `statusSince`; `null` if there is none. */
  statusDay: number | null;
  contracts: ContractStanding;
  /** Days up to `asOf` with a purchase, in order. */
  purchaseDays: readonly number[];
  /** Rows of its purchases that could not be read. */
  unreadPurchases: number;
  /** Days that usually pass between two of its purchases; `null` if no one in the book bought twice. */
  gapDays: number | null;
  /** How evenly the book's customers buy; `null` if unknown, which counts as at random. */
  rhythm: GapRhythm | null;
  /** Chance of buying within `chanceDays` as it stood on a day of the present silence; `null` without a model. */
  chanceOn: ((day: number) => number) | null;
  policy: StandingPolicy;
}

/** Whether an account is still a customer. */
export function isCustomer({ state }: Pick<AccountStanding, "state">): boolean {
  return state === "new" || state === "active" || state === "slowing";
}

/**
 * Where an account stands. What the CRM says wins: a prospect or one on trial is not a customer, a customer has not lapsed,
 * and one that churned is lost unless it bought since. Otherwise its purchases decide, silence being measured in gaps of
 * its own, and its contracts: one that runs, or is signed, keeps a customer, one that ran out makes it slow while it may still
 * be renewed, and then ends with it, unless it bought since.
 * @internal
 */
export function accountStanding(evidence: StandingEvidence): AccountStanding {
  const { account, asOfDay, statusDay: sinceDay, purchaseDays } = evidence;
  const lastDay = purchaseDays.at(-1) ?? null;
  // A status that begins later does not hold yet.
  const status = sinceDay !== null && sinceDay > asOfDay ? null : (account.status ?? null);
  const since = sinceDay === null ? null : plainDate(sinceDay);
  const given = (state: AccountState, reasons: readonly Reason[]): AccountStanding => {
    const why =
      since === null
        ? reason("portfolio.standing.given", { status: status ?? "" })
        : reason("portfolio.standing.given-since", { status: status ?? "", since });
    return { state, since, given: true, reasons: [why, ...reasons] };
  };
  const bought = lastDay === null ? [] : [reason("portfolio.standing.bought-on", { on: plainDate(lastDay) })];

  if (status === "prospect" || status === "trial") return given("prospect", bought);
  if (status === "churned" && (sinceDay === null || (lastDay ?? -Infinity) <= sinceDay)) {
    return given("lost", [
      ...bought,
      ...(sinceDay === null ? [] : [reason("portfolio.standing.purchase-would-change")]),
    ]);
  }
  const byRecords = ownStanding(evidence);
  if (status === "customer") {
    const state = byRecords.state === "prospect" ? "active" : isCustomer(byRecords) ? byRecords.state : "slowing";
    const knownSince = byRecords.state === "prospect" ? since : byRecords.since;
    return { ...given(state, byRecords.state === "prospect" ? [] : byRecords.reasons), since: knownSince };
  }
  if (status === "churned" && since !== null) {
    return {
      ...byRecords,
      reasons: [reason("portfolio.standing.bought-since-churned", { since }), ...byRecords.reasons],
    };
  }
  return byRecords;
}

/** By the account's own purchases and contracts. */
function ownStanding(evidence: StandingEvidence): AccountStanding {
  const { asOfDay, purchaseDays } = evidence;
  const { running, late, over, windowDays } = evidence.contracts;
  const bought = purchaseDays.length === 0 ? null : byPurchases(evidence);

  const [contract] = running.toSorted((a, b) => a.startDay - b.startDay || compareTexts(a.contract.id, b.contract.id));
  if (contract !== undefined) {
    const { startDay } = contract;
    const contractId = contract.contract.id;
    const hasBegun = startDay <= asOfDay;
    const what = contract.endDay === null ? "endless" : "running";
    const why = hasBegun
      ? reason(`portfolio.standing.contract-${what}`, { contractId })
      : reason("portfolio.standing.contract-starts", { contractId, startsOn: plainDate(startDay) });
    // One purchase says nothing of a rhythm that a contract would not say better.
    if (bought === null || (purchaseDays.length === 1 && bought.state !== "new")) {
      // What is signed and begins later makes a customer, no one knows since when: a new one, unless it was one before.
      const isNew = !hasBegun && over.length === 0 && purchaseDays.length === 0;
      const since = hasBegun ? plainDate(startDay) : null;
      return { state: isNew ? "new" : "active", since, given: false, reasons: [why] };
    }
    return isCustomer(bought) ? bought : { ...bought, state: "slowing", reasons: [why, ...bought.reasons] };
  }

  const [awaited] = late.slice(-1);
  if (awaited !== undefined) {
    const { contract: told, startDay, endDay } = awaited;
    const lastDay = endDay ?? asOfDay;
    if ((purchaseDays.at(-1) ?? -Infinity) <= lastDay) {
      const endsOn = plainDate(lastDay);
      const lateUntil = plainDate(lateUntilDay({ startDay, endDay: lastDay }, windowDays));
      const why = reason("portfolio.standing.contract-late", { contractId: told.id, endsOn, lateUntil });
      const inTime = bought !== null && isCustomer(bought) ? bought.reasons : [];
      return { state: "slowing", since: endsOn, given: false, reasons: [why, ...inTime] };
    }
  }

  const ended = over.at(-1);
  if (ended?.endDay === null) {
    // It was cancelled or has expired, and no one knows when: a purchase may have come since.
    const why = reason("portfolio.standing.contract-ended", { contractId: ended.contract.id });
    if (bought !== null) return { ...bought, reasons: [why, ...bought.reasons] };
    const reasons = [why, reason("portfolio.standing.purchase-would-change")];
    return { state: "lost", since: null, given: false, reasons };
  }
  if (ended !== undefined) {
    const { endDay } = ended;
    const endsOn = plainDate(endDay);
    const hasBoughtSince = (purchaseDays.at(-1) ?? -Infinity) > endDay;
    if (!hasBoughtSince) {
      const why = reason("portfolio.standing.contract-over", { contractId: ended.contract.id, endsOn });
      const inTime = bought !== null && (bought.state === "new" || bought.state === "active");
      const reasons = [why, ...(inTime ? bought.reasons : []), reason("portfolio.standing.purchase-would-change")];
      return { state: inTime ? "slowing" : "lost", since: endsOn, given: false, reasons };
    }
  }
  return bought ?? withoutPurchases(evidence);
}

/**
 * An account without a purchase day: it may own something all the same. Of whom no one gave the purchases, who brought
 * problems to the help desk is a customer.
 */
function withoutPurchases({
  account,
  asOfDay,
  unreadPurchases,
}: Pick<StandingEvidence, "account" | "asOfDay" | "unreadPurchases">): AccountStanding {
  const { owned, purchases } = account;
  const days = (owned ?? []).map(({ purchasedOn }) => parseDay(purchasedOn)).filter((day) => day <= asOfDay);
  if (days.length > 0) {
    const since = plainDate(Math.min(...days));
    return {
      state: "active",
      since,
      given: false,
      reasons: [reason("portfolio.standing.owns", { products: days.length })],
    };
  }
  const asked = purchases == null ? ticketDays(account, asOfDay) : [];
  if (asked.length > 0) {
    const since = plainDate(Math.min(...asked));
    return {
      state: "active",
      since,
      given: false,
      reasons: [reason("portfolio.standing.has-tickets", { tickets: asked.length, since })],
    };
  }
  const returnedOn = lastReturnDay({ purchases }, asOfDay);
  const why =
    purchases == null && (owned ?? []).length === 0
      ? reason("portfolio.standing.purchases-unknown")
      : unreadPurchases > 0
        ? reason("portfolio.purchases.unreadable", { rows: unreadPurchases })
        : returnedOn === null
          ? reason("portfolio.standing.nothing-bought")
          : reason("portfolio.standing.all-returned", { on: plainDate(returnedOn) });
  return { state: "prospect", since: null, given: false, reasons: [why] };
}

/** Days up to `asOf` on which its tickets were opened; one that was merged into another is none. */
function ticketDays({ tickets, timeZone }: Account, asOfDay: number): number[] {
  return (tickets ?? [])
    .filter(({ mergedInto }) => mergedInto == null)
    .map(({ openedAt }) => dayOfInstant(msOf(openedAt), timeZone ?? "UTC"))
    .filter((day) => day <= asOfDay);
}

/** By silence in gaps of its own, and the chance of buying. */
function byPurchases({ purchaseDays, gapDays, rhythm, chanceOn, asOfDay, policy }: StandingEvidence): AccountStanding {
  const firstDay = purchaseDays[0] ?? asOfDay;
  const lastDay = purchaseDays.at(-1) ?? asOfDay;
  const { slowingGaps, lapsedGaps, lapsedChance, lapsedDays, lostGaps, lostChance, lostDays, chanceDays } = policy;
  // Where no one bought twice, a year's silence is the only measure.
  const gap = gapDays ?? lapsedDays / slowingGaps;
  const silentDays = asOfDay - lastDay;
  /** The first day on which the silence has lasted longer than this many gaps. */
  const after = (gaps: number): number => Math.min(LAST_DAY, lastDay + Math.floor(lateAfter(rhythm, gaps) * gap) + 1);
  /** The first day up to `asOf` with so long a silence and so low a chance; `null` if there is none. */
  const unlikelyFrom = (gaps: number, days: number, chance: number): number | null => {
    const day = Math.max(after(gaps), lastDay + days);
    if (day > asOfDay) return null;
    if (chanceOn === null) return day;
    const first = day + countWhile(asOfDay - day + 1, (index) => chanceOn(day + index) >= chance);
    return first > asOfDay ? null : first;
  };
  const rounded = { days: silentDays, gapDays: Math.round(gap) };
  const isOnce = purchaseDays.length === 1;
  // Of one that bought once the rhythm is that of others.
  const isSilent =
    isOnce && gapDays === null
      ? reason("portfolio.standing.no-rhythm", { days: silentDays })
      : reason(isOnce ? "portfolio.standing.silent-once" : "portfolio.standing.silent", rounded);
  const purchaseWouldChange = reason("portfolio.standing.purchase-would-change");
  const isUnlikely = (probability: number): Reason =>
    reason(isOnce ? "portfolio.standing.unlikely-once" : "portfolio.standing.unlikely", {
      ...rounded,
      probability,
      chanceDays,
    });
  const silent = (state: "lapsed" | "lost", from: number): AccountStanding => ({
    state,
    since: plainDate(from),
    given: false,
    reasons: [chanceOn === null ? isSilent : isUnlikely(chanceOn(asOfDay)), purchaseWouldChange],
  });

  const lostFrom = unlikelyFrom(lostGaps, lostDays, lostChance);
  if (lostFrom !== null) return silent("lost", lostFrom);
  const lapsedFrom = unlikelyFrom(lapsedGaps, lapsedDays, lapsedChance);
  if (lapsedFrom !== null) return silent("lapsed", lapsedFrom);

  const slowsOn = plainDate(after(slowingGaps));
  if (after(slowingGaps) <= asOfDay) {
    // Where only the year is missing, its silence alone would sound as if all were open.
    const isLong = gapDays !== null && after(lapsedGaps) <= asOfDay;
    const chance = isLong && chanceOn !== null ? chanceOn(asOfDay) : null;
    const reasons = [chance !== null && chance < lapsedChance ? isUnlikely(chance) : isSilent, purchaseWouldChange];
    return { state: "slowing", since: slowsOn, given: false, reasons };
  }
  const on = plainDate(lastDay);
  if (isOnce) {
    const reasons = [reason("portfolio.standing.bought-once", { on, slowsOn })];
    return { state: "new", since: plainDate(firstDay), given: false, reasons };
  }
  // Active since the first purchase of the run without a silence that would have made it slow.
  let start = purchaseDays.length - 1;
  while (start > 0 && after(slowingGaps) - lastDay > (purchaseDays[start] ?? 0) - (purchaseDays[start - 1] ?? 0))
    start--;
  return {
    state: "active",
    since: plainDate(purchaseDays[start] ?? firstDay),
    given: false,
    reasons: [reason("portfolio.standing.in-time", { on, gapDays: rounded.gapDays, slowsOn })],
  };
}
