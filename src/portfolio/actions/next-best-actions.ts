import { addTo } from "../../records/values/add-to.js";
import { dayNumber } from "../../calendar/days/plain-date.js";
import {
  assertArray,
  assertCount,
  assertFigures,
  assertNumber,
  assertObject,
  assertOptions,
  assertRows,
  assertText,
} from "../../errors.js";
import { assumptions, type Assumptions } from "../../evidence/assumptions.js";
import type { Message, Reason } from "../../reasons/reason.js";
import type { ContactPreferences } from "../../records/account/contact-preferences.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import type { PlainDate } from "../../records/values/time.js";
import type { ServiceReminders } from "../../conversation/reminders/schedule-service-reminders.js";
import type { FollowUps } from "../../conversation/follow-ups/schedule-follow-ups.js";
import { assertBookings } from "../../planner/plan/assert-plan.js";
import { type ActionAnswer, readAnswers } from "../reading/action-answer.js";
import { proposalsFor, type ActionKind, type SellersDay } from "./proposals-for.js";
import type { Portfolio } from "../report/portfolio.js";

const NAME = "nextBestActions";

/** The most urgent first. */
const kinds: readonly ActionKind[] = ["solve-problem", "hold-review", "rescue", "follow-up", "remind", "invite"];

/** Something to do today: a message for a locale says what. It is only a proposal. */
export interface NextBestAction extends Message {
  /**
   * The same from one day to the next, until it is done; of a review its own key. An answer names it, see `answers`.
   */
  readonly key: string;
  readonly action: ActionKind;
  readonly accountId: string;
  /** What to say, in this order. */
  readonly messages: readonly Message[];
  /** Why now. */
  readonly reasons: readonly Reason[];
  /**
   * Money at stake, in the book's currency: what solving the problem is worth, the contract that a reminder offers, or
   * else the account's attention. `null` if unknown.
   */
  readonly worth: number | null;
  /** Other things to do for the account in the same contact. */
  readonly also: readonly ActionKind[];
  /** Everything to do for the account, this first, each with its own key. Answer each one separately. */
  readonly things: readonly { readonly key: string; readonly action: ActionKind }[];
  /** How to get in touch, of what the customer agreed to; `null` for a talk with one who agreed to none on which people talk. */
  readonly channel: string | null;
  readonly hours: ContactPreferences["hours"] | null;
  readonly language: string | null;
  /** The day it was proposed for. */
  readonly computedFor: PlainDate;
}

/** Options of a seller's list. */
export interface NextBestActionOptions {
  sellerId: string;
  /** The day of the list. It must be the book's, so that nothing is out of date. */
  asOf: PlainDate;
  /**
   * Maximum number of accounts on the list.
   * @defaultValue `10`
   */
  count?: number | null | undefined;
  /** From `scheduleFollowUps`, of any accounts. */
  followUps?: readonly FollowUps[] | null | undefined;
  /** From `scheduleServiceReminders`, of any accounts. */
  reminders?: readonly ServiceReminders[] | null | undefined;
  /**
   * What happened to earlier proposals. One that is done or dropped does not come back; a snoozed one comes back on its
   * day at the earliest. Give the same answers to `reviewPortfolio`, for the reviews.
   */
  answers?: readonly ActionAnswer[] | null | undefined;
  /**
   * Published figures to use, from `assumptions(preset, overrides)`.
   * @defaultValue `assumptions()`
   */
  assumptions?: Assumptions | null | undefined;
}

/**
 * One list for a seller's day: problems to solve, reviews to hold, customers about to leave, today's follow-ups and
 * reminders, and reviews to arrange. It only proposes.
 *
 * Each account is on the list once, with the most urgent thing to do for it, in this order, and the rest under `also`.
 * Accounts are sorted by what there is to do, then by what it is worth, then by id. Accounts that do not want to be
 * contacted, or not so soon, are left out unless a review is booked for the day.
 *
 * Everything on the list has a key and can be answered: done, snoozed to a day, or dropped. It stays until then, and
 * does not come back. A logged conversation answers what it was about by itself: a reminder, a follow-up, a customer
 * about to leave. A review that moves to another day has to be arranged again.
 *
 * Cost: one pass over the book.
 *
 * @param book - From `reviewPortfolio`.
 * @param options - Seller, day, length, and scheduled contacts.
 * @returns The list.
 * @throws RetentionError when the day, the seller or the length is wrong.
 *
 * @example
 * import { nextBestActions, reviewPortfolio } from "retention-kit";
 * import { describe } from "retention-kit/locales";
 * import { en } from "retention-kit/locales/en";
 *
 * const products = [{ id: "mill", price: 900 }, { id: "press", price: 2400 }];
 * const sellers = [{ id: "north", timeZone: "Europe/Oslo", calendar: { hours: { mon: [["09:00", "17:00"]] } }, minutesPerDay: 120 }];
 * const tickets = [{ id: "T1", openedAt: "2026-11-18T08:00:00Z", topic: "noise", resolved: false }];
 * const accounts = [{ id: "bakery", sellerId: "north", resources: "ample" }, { id: "cafe", sellerId: "north", tickets }];
 * const book = reviewPortfolio({ accounts, products, sellers }, { asOf: "2026-11-21", to: "2027-02-20" });
 * const list = nextBestActions(book, { sellerId: "north", asOf: "2026-11-21" });
 * list.map(({ accountId, action, also }) => [accountId, action, also])
 * //=> [["cafe", "solve-problem", ["invite"]], ["bakery", "invite", []]]
 * list.map((entry) => describe(entry, en)).at(0)
 * //=> "get the problem with noise solved, and keep the customer posted"
 */
export function nextBestActions(
  book: Pick<Portfolio, "accounts" | "plan">,
  options: NextBestActionOptions,
): NextBestAction[] {
  const known = assertOptions("nextBestActions", "options", options, {
    sellerId: true,
    asOf: true,
    count: true,
    followUps: true,
    reminders: true,
    answers: true,
    assumptions: assertFigures,
  });
  const { sellerId, asOf, count = 10, followUps = [], reminders = [] } = known;
  assertText(NAME, "sellerId", sellerId);
  const asOfDay = dayNumber(NAME, "asOf", asOf);
  assertCount(NAME, "count", count, { min: 1 });
  const assumed = known.assumptions ?? assumptions();

  assertBook(book);
  assertScheduled("followUps", "contacts", followUps);
  assertScheduled("reminders", "reminders", reminders);

  const bookedOf = groupBy(book.plan.booked);
  const contactsOf = groupBy(followUps);
  const remindersOf = groupBy(reminders);
  const day: SellersDay = {
    sellerId,
    asOf,
    asOfDay,
    planFromDay: dayNumber(NAME, "book.plan.from", book.plan.from),
    answers: readAnswers(NAME, known.answers),
    doubtfulLoyalty: assumed["reviews.agenda.occasions"].value.doubtfulLoyalty,
    reviewAgainDays: assumed["reviews.afterReviewDays"].value.reviewAgain,
    inviteDaysAhead: assumed["reviews.inviteDaysAhead"].value,
  };

  return book.accounts
    .flatMap((account): NextBestAction[] => {
      const { accountId } = account;
      const proposals = proposalsFor(account, day, {
        booked: bookedOf.get(accountId) ?? [],
        followUps: contactsOf.get(accountId) ?? [],
        reminders: remindersOf.get(accountId) ?? [],
      }).sort((a, b) => byUrgency(a, b) || compareTexts(a.key, b.key));
      const [first, ...rest] = proposals;
      if (first === undefined) return [];
      const { what, ...proposal } = first;
      const same = rest.filter(({ action }) => action === first.action);
      const { hours, language } = account.invitation;
      return [
        {
          ...what,
          ...proposal,
          accountId,
          messages: [first, ...same].flatMap(({ messages }) => messages),
          reasons: [first, ...same].flatMap(({ reasons }) => reasons),
          things: proposals.map(({ key, action }) => ({ key, action })),
          also: [...new Set(rest.map(({ action }) => action))].filter((action) => action !== first.action),
          hours,
          language,
          computedFor: asOf,
        },
      ];
    })
    .sort((a, b) => byUrgency(a, b) || compareTexts(a.accountId, b.accountId))
    .slice(0, count);
}

/** Refuses what is no book: a host may have stored it. What else its accounts hold is as `reviewPortfolio` gave it. */
function assertBook(book: Pick<Portfolio, "accounts" | "plan">): void {
  assertObject(NAME, "book", book);
  assertObject(NAME, "book.plan", book.plan);
  assertBookings(NAME, "book.plan.booked", book.plan.booked);
  assertRows(NAME, "book.accounts", book.accounts);
  for (const [index, account] of book.accounts.entries()) {
    assertText(NAME, `book.accounts[${index}].accountId`, account.accountId);
    for (const part of ["opportunity", "nextReview", "invitation", "attention"] as const) {
      assertObject(NAME, `book.accounts[${index}].${part}`, account[part]);
    }
    if (account.loyalty !== null) assertObject(NAME, `book.accounts[${index}].loyalty`, account.loyalty);
    const { nextReview, agenda, openProblems, invitation } = account;
    assertRows(NAME, `book.accounts[${index}].nextReview.reasons`, nextReview.reasons);
    if (nextReview.lastTouchOn !== null) {
      dayNumber(NAME, `book.accounts[${index}].nextReview.lastTouchOn`, nextReview.lastTouchOn);
    }
    assertNumber(NAME, `book.accounts[${index}].attention.total`, account.attention.total);
    if (agenda !== null) {
      assertObject(NAME, `book.accounts[${index}].agenda`, agenda);
      assertRows(NAME, `book.accounts[${index}].agenda.questions`, agenda.questions);
    }
    assertRows(NAME, `book.accounts[${index}].openProblems`, openProblems);
    for (const [at, { ticketId, topic, openedOn }] of openProblems.entries()) {
      const path = `book.accounts[${index}].openProblems[${at}]`;
      for (const [field, text] of Object.entries({ ticketId, topic, openedOn }))
        assertText(NAME, `${path}.${field}`, text);
    }
    assertRows(NAME, `book.accounts[${index}].invitation.reasons`, invitation.reasons);
    assertRows(NAME, `book.accounts[${index}].invitation.messages`, invitation.messages);
    assertArray(NAME, `book.accounts[${index}].invitation.channels`, invitation.channels);
    if (invitation.channel !== null) {
      assertText(NAME, `book.accounts[${index}].invitation.channel`, invitation.channel);
    }
    assertRows(NAME, `book.accounts[${index}].signals`, account.signals);
  }
}

function assertScheduled<List extends string>(
  path: string,
  list: List,
  rows: readonly ({ accountId: string } & Record<List, readonly object[]>)[],
): void {
  assertRows(NAME, path, rows);
  for (const [index, row] of rows.entries()) {
    assertText(NAME, `${path}[${index}].accountId`, row.accountId);
    assertRows(NAME, `${path}[${index}].${list}`, row[list]);
  }
}

/** What comes first: by what there is to do, then what is worth more; what no one knows comes last. */
function byUrgency(a: Pick<NextBestAction, "action" | "worth">, b: Pick<NextBestAction, "action" | "worth">): number {
  return kinds.indexOf(a.action) - kinds.indexOf(b.action) || (b.worth ?? -1) - (a.worth ?? -1);
}

function groupBy<Row extends { accountId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    addTo(groups, row.accountId, row);
  }
  return groups;
}
