import { epochMs } from "../../calendar/days/instant.js";
import { dayNumber } from "../../calendar/days/plain-date.js";
import { assertTimeZone, dayOfInstant } from "../../calendar/days/time-zone.js";
import { assertNumber, assertRows } from "../../errors.js";
import type { AccountSignal } from "../../records/account/account-signal.js";
import type { Account, OwnedProduct } from "../../records/account/account.js";
import { assertAccount } from "../../records/account/assert-account.js";
import type { Contract } from "../../records/account/contract.js";
import type { Deal } from "../../records/account/deal.js";
import type { Invoice } from "../../records/account/invoice.js";
import type { Purchase } from "../../records/account/purchase.js";
import type { SurveyAnswer } from "../../records/account/survey-answer.js";
import type { Ticket } from "../../records/account/ticket.js";
import type { Touch } from "../../records/account/touch.js";
import type { Usage } from "../../records/account/usage.js";

/** A row with the day number on which it came to be known. */
export interface Dated<Row> {
  row: Row;
  day: number;
}

/** A ticket with the days on which its story went on; `null` if none is recorded. */
export interface DatedTicket extends Dated<Ticket> {
  resolvedDay: number | null;
  repliedDay: number | null;
}

/** An account whose rows were read and dated once, to be cut at many days. `null` if it has no such list. */
export interface DatedAccount {
  account: Account;
  /** Place in the input. */
  index: number;
  touches: Dated<Touch>[] | null;
  purchases: Dated<Purchase>[] | null;
  owned: Dated<OwnedProduct>[] | null;
  tickets: DatedTicket[] | null;
  surveys: Dated<SurveyAnswer>[] | null;
  /** From their first day on; by the book, one may have had no end until it was left. */
  contracts: (Dated<Contract> & { hadNoEnd?: boolean })[] | null;
  /** From the day they were opened on, or closed where that is not recorded. */
  deals: (Dated<Deal> & { closedDay: number | null })[] | null;
  signals: Dated<AccountSignal>[] | null;
  usage: Dated<Usage>[] | null;
  /** From the day they were due on, as it is not recorded when they were written. */
  invoices: (Dated<Invoice> & { paidDay: number | null })[] | null;
  /** The first day on which anything is known of it; `Infinity` where nothing is dated. */
  knownFrom: number;
}

/** Beyond this, whole minor units of money are no longer told apart. */
const MOST_MONEY = (2 ** 53 - 1) / 100;

/**
 * Reads the days of all rows of an account.
 *
 * @throws RetentionError with the path inside the account where a day, an instant or an amount is wrong.
 * @internal
 */
export function datedAccount(account: Account, index: number): DatedAccount {
  assertAccount("backtest", account, ["owned", "touches", "purchases", "tickets", "surveys"]);
  for (const list of ["contracts", "deals", "contacts", "signals", "usage", "invoices"] as const) {
    if (account[list] != null) assertRows("backtest", list, account[list]);
  }
  const timeZone = account.timeZone ?? "UTC";
  assertTimeZone("backtest", "timeZone", timeZone);
  const momentDay = (path: string, instant: unknown): number =>
    dayOfInstant(epochMs("backtest", path, instant), timeZone);
  const laterDay = (path: string, instant: unknown): number | null =>
    instant === undefined || instant === null ? null : momentDay(path, instant);
  const dated = <Row>(rows: readonly Row[] | null | undefined, dayOf: (row: Row, place: number) => number) =>
    rows?.map((row, place) => ({ row, day: dayOf(row, place) })) ?? null;

  const touches = dated(account.touches, ({ on }, place) => dayNumber("backtest", `touches[${place}].on`, on));
  const purchases = dated(account.purchases, ({ on, amount, quantity }, place) => {
    const bounds = { min: -MOST_MONEY, max: MOST_MONEY };
    if (amount != null) assertNumber("backtest", `purchases[${place}].amount`, amount, bounds);
    if (quantity != null) assertNumber("backtest", `purchases[${place}].quantity`, quantity, bounds);
    return dayNumber("backtest", `purchases[${place}].on`, on);
  });
  const owned = dated(account.owned, ({ purchasedOn }, place) =>
    dayNumber("backtest", `owned[${place}].purchasedOn`, purchasedOn),
  );
  const tickets = dated(account.tickets, ({ openedAt }, place) => momentDay(`tickets[${place}].openedAt`, openedAt));
  const surveys = dated(account.surveys, ({ at }, place) => momentDay(`surveys[${place}].at`, at));
  const someDay = (path: string, date: unknown): number | null =>
    date === undefined || date === null ? null : dayNumber("backtest", path, date);
  const contracts = dated(account.contracts, ({ startsOn }, place) =>
    dayNumber("backtest", `contracts[${place}].startsOn`, startsOn),
  );
  const deals =
    account.deals?.map((row, place) => {
      const closedDay = someDay(`deals[${place}].closedOn`, row.closedOn);
      // A deal without any day can only be of today.
      return { row, day: someDay(`deals[${place}].openedOn`, row.openedOn) ?? closedDay ?? Infinity, closedDay };
    }) ?? null;
  const signals = dated(account.signals, ({ on }, place) => dayNumber("backtest", `signals[${place}].on`, on));
  const usage = dated(account.usage, ({ on }, place) => dayNumber("backtest", `usage[${place}].on`, on));
  const invoices = dated(account.invoices, ({ dueOn }, place) =>
    dayNumber("backtest", `invoices[${place}].dueOn`, dueOn),
  );
  const lists = [touches, purchases, owned, tickets, surveys, contracts, deals, signals, usage, invoices];
  return {
    account,
    index,
    touches,
    purchases,
    owned,
    tickets:
      tickets?.map(({ row, day }, place) => ({
        row,
        day,
        resolvedDay: laterDay(`tickets[${place}].resolvedAt`, row.resolvedAt),
        repliedDay: laterDay(`tickets[${place}].firstRepliedAt`, row.firstRepliedAt),
      })) ?? null,
    surveys,
    contracts,
    deals,
    signals,
    usage,
    invoices:
      invoices?.map(({ row, day }, place) => ({
        row,
        day,
        paidDay: someDay(`invoices[${place}].paidOn`, row.paidOn),
      })) ?? null,
    knownFrom: lists.reduce(
      (first, list) => (list ?? []).reduce((least, { day }) => Math.min(least, day), first),
      Infinity,
    ),
  };
}
