import { addTo } from "../records/values/add-to.js";
import {
  type CalendarPeriod,
  firstDayOf,
  periodOf,
  weekStartOf,
  type WeekOptions,
} from "../calendar/days/calendar-period.js";
import { dayNumber, parseDay, plainDate } from "../calendar/days/plain-date.js";
import { resolveCalendar } from "../calendar/working-calendars/working-calendar.js";
import {
  assertCount,
  assertFields,
  assertOneOf,
  assertOptions,
  assertRows,
  assertText,
  assertTexts,
  RetentionError,
} from "../errors.js";
import { mapValidAccounts } from "../reading/accept-accounts.js";
import type { Account } from "../records/account/account.js";
import { compareTexts } from "../records/values/compare-texts.js";
import type { Rejection } from "../records/rows/rejection.js";
import type { LayeredCalendar } from "../records/company/seller.js";
import type { PlainDate } from "../records/values/time.js";
import type { Touch } from "../records/account/touch.js";

const NAME = "touchProgress";

/**
 * How many touches of certain kinds accounts should have in a period. Every goal that applies to an account counts for
 * it.
 */
export interface TouchGoal {
  /** Kinds of touch that count. */
  kinds: readonly Touch["kind"][];
  /** How many of them, at least 1. */
  count: number;
  /** Accounts of this segment only. */
  segment?: string | null | undefined;
  /** These accounts only. */
  accountIds?: readonly string[] | null | undefined;
}

/** The goals, the period and the day. */
export interface TouchProgressOptions extends WeekOptions {
  /** Touches after this day have not happened yet. */
  asOf: PlainDate;
  /** The week, month, quarter or year that holds `asOf`, or days from and to, both included. */
  period: CalendarPeriod | { from: PlainDate; to: PlainDate };
  goals: readonly TouchGoal[];
  /**
   * Working days by which the pace is told.
   * @defaultValue every day counts
   */
  calendar?: LayeredCalendar | null | undefined;
}

/** Progress towards a goal. */
export interface TouchCount {
  goal: number;
  /** Touches held, including those beyond the goal. */
  done: number;
  /** Touches still to go. */
  remaining: number;
  /** Share of the goal that is done, at most 1. */
  attained: number;
  /** How many should be done by the end of `asOf` at a steady pace, rounded down. */
  dueByNow: number;
  /** How many of those have not been done. */
  behind: number;
}

/** One goal of an account. */
export interface AccountTouchCount extends TouchCount {
  kinds: readonly Touch["kind"][];
}

/** Progress towards an account's goals. */
export interface AccountTouchProgress {
  accountId: string;
  sellerId: string | null;
  /** In the order of the goals. */
  goals: AccountTouchCount[];
}

/** Progress of a seller's accounts together. Touches beyond one account's goal do not make up for another's. */
export interface SellerTouchProgress extends TouchCount {
  /** `null` for accounts without a seller. */
  sellerId: string | null;
  /** Accounts with a goal. */
  accounts: number;
}

/** Touches against goals in a period. */
export interface TouchProgress {
  from: PlainDate;
  to: PlainDate;
  /** Days of the period after `asOf`, working days where there is a calendar. */
  daysLeft: number;
  /** Accounts with a goal, in the order given. */
  accounts: AccountTouchProgress[];
  /** By seller, those without one last. */
  sellers: SellerTouchProgress[];
  rejected: Rejection[];
}

/**
 * Touches against goals in a week, month, quarter or year, for a cycle plan: how many each account has had, how many
 * are missing, and who is behind a steady pace. For goals by date rather than count, use `nextReview`.
 *
 * The pace is `count × days elapsed ÷ days of the period`, rounded down, so that no one is behind by a fraction of a
 * touch.
 *
 * Cost: one pass over the touches for each goal.
 *
 * @param accounts - The accounts with their touches, in any order.
 * @param options - The goals, the period, and the day of the report.
 * @returns Counts by account and by seller.
 * @throws RetentionError when a goal, the period or the calendar is wrong. Rows that cannot be read are rejected.
 *
 * @example
 * import { touchProgress } from "retention-kit";
 *
 * const accounts = [
 *   { id: "acme", sellerId: "north", touches: [{ on: "2026-10-05", kind: "review" }, { on: "2026-11-02", kind: "call" }] },
 *   { id: "bolt", sellerId: "north", touches: [{ on: "2026-09-30", kind: "call" }] },
 * ];
 * const { from, to, sellers, ...progress } = touchProgress(accounts, {
 *   asOf: "2026-11-21", period: "quarter", goals: [{ kinds: ["review", "call"], count: 3 }] });
 * [from, to, progress.accounts.map(({ accountId, goals }) => [accountId, goals[0]?.done, goals[0]?.behind])]
 * //=> ["2026-10-01", "2026-12-31", [["acme", 2, 0], ["bolt", 0, 1]]]
 * sellers.map(({ sellerId, goal, done, remaining }) => [sellerId, goal, done, remaining])
 * //=> [["north", 6, 2, 4]]
 */
export function touchProgress(accounts: readonly Account[], options: TouchProgressOptions): TouchProgress {
  const known = assertOptions(NAME, "options", options, {
    asOf: true,
    period: true,
    weekStartsOn: true,
    goals: true,
    calendar: true,
  });
  const asOf = dayNumber(NAME, "asOf", known.asOf);
  const { from, to } = readPeriod(known, asOf);
  const goals = readGoals(known.goals);
  const daysUntil = dayCounter(known.calendar);
  const days = daysUntil(to + 1) - daysUntil(from);
  const gone = daysUntil(Math.min(Math.max(asOf, from - 1), to) + 1) - daysUntil(from);
  const dueOf = (goal: number): number => (days === 0 ? goal : Math.floor((goal * gone) / days));

  const progressOf = (account: Account): AccountTouchProgress => {
    const { id, segment, sellerId, touches } = account;
    const held = (touches ?? []).filter((touch: Touch | null) => {
      const day = touch === null ? NaN : parseDay(touch.on);
      return day >= from && day <= Math.min(to, asOf);
    });
    const accountGoals = goals.filter(
      (goal) =>
        (goal.segment === undefined || goal.segment === segment) &&
        (goal.accountIds === null || goal.accountIds.has(id)),
    );
    return {
      accountId: id,
      sellerId: sellerId ?? null,
      goals: accountGoals.map(({ kinds, count }) => {
        const done = held.filter(({ kind }) => kinds.includes(kind)).length;
        return { kinds: [...kinds], ...countOf(count, done, dueOf(count)) };
      }),
    };
  };
  const { accepted, rejected } = mapValidAccounts(NAME, accounts, { currency: null, products: null }, progressOf);
  const withGoals = accepted.filter((account) => account.goals.length > 0);
  return {
    from: plainDate(from),
    to: plainDate(to),
    daysLeft: days - gone,
    accounts: withGoals,
    sellers: bySeller(withGoals),
    rejected,
  };
}

function countOf(goal: number, done: number, dueByNow: number): TouchCount {
  return {
    goal,
    done,
    remaining: goal - Math.min(goal, done),
    attained: Math.min(goal, done) / goal,
    dueByNow,
    behind: Math.max(0, dueByNow - done),
  };
}

function bySeller(accounts: readonly AccountTouchProgress[]): SellerTouchProgress[] {
  const groups = new Map<string | null, AccountTouchProgress[]>();
  for (const account of accounts) {
    addTo(groups, account.sellerId, account);
  }
  return [...groups]
    .sort(([a], [b]) => Number(a === null) - Number(b === null) || compareTexts(a ?? "", b ?? ""))
    .map(([sellerId, rows]) => {
      const counts = rows.flatMap(({ goals }) => goals);
      const sum = (of: (count: TouchCount) => number): number => counts.reduce((total, count) => total + of(count), 0);
      const goal = sum((count) => count.goal);
      return {
        sellerId,
        accounts: rows.length,
        goal,
        done: sum(({ done }) => done),
        remaining: sum(({ remaining }) => remaining),
        attained: (goal - sum(({ remaining }) => remaining)) / goal,
        dueByNow: sum(({ dueByNow }) => dueByNow),
        behind: sum(({ behind }) => behind),
      };
    });
}

function readPeriod(options: TouchProgressOptions, asOf: number): { from: number; to: number } {
  const weekStart = weekStartOf(NAME, options);
  const { period } = options;
  if (typeof period === "string") {
    assertOneOf(NAME, "period", period, ["week", "month", "quarter", "year"]);
    const index = periodOf(asOf, period, weekStart);
    return { from: firstDayOf(index, period, weekStart), to: firstDayOf(index + 1, period, weekStart) - 1 };
  }
  assertFields(NAME, "period", period, ["from", "to"]);
  const from = dayNumber(NAME, "period.from", period.from);
  const to = dayNumber(NAME, "period.to", period.to);
  if (to < from) throw new RetentionError(NAME, "period.to", "must not lie before from", period.to);
  return { from, to };
}

interface ReadGoal {
  kinds: readonly string[];
  count: number;
  segment: string | undefined;
  accountIds: ReadonlySet<string> | null;
}

function readGoals(goals: readonly TouchGoal[]): ReadGoal[] {
  assertRows(NAME, "goals", goals);
  return goals.map((goal, index) => {
    const path = `goals[${index}]`;
    assertFields(NAME, path, goal, ["kinds", "count", "segment", "accountIds"]);
    const { kinds, count, segment, accountIds }: TouchGoal = goal;
    assertTexts(NAME, `${path}.kinds`, kinds);
    assertCount(NAME, `${path}.count`, count, { min: 1, max: 1e6 });
    if (segment != null) assertText(NAME, `${path}.segment`, segment);
    if (accountIds != null) assertTexts(NAME, `${path}.accountIds`, accountIds);
    return { kinds, count, segment: segment ?? undefined, accountIds: accountIds == null ? null : new Set(accountIds) };
  });
}

/** Days before a day, of which only differences mean anything. */
function dayCounter(calendar: LayeredCalendar | undefined): (day: number) => number {
  if (calendar === undefined) return (day) => day;
  return resolveCalendar(NAME, "calendar", calendar).workingDaysBefore;
}
