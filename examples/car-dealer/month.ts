import {
  isWorkingDay,
  nextBestActions,
  partsDemand,
  reviewPortfolio,
  scheduleServiceReminders,
  type Account,
  type NextBestAction,
  type PlainDate,
  type Portfolio,
  type ServiceReminders,
} from "retention-kit";
import { AS_OF, parts, products, rules, sellers, type Car } from "./dealer.js";

const LAST_DAY = "2026-12-31";
const EVENT_ON = "2027-01-16";
const CALLS_A_DAY = 6;
const LAST_DAY_OF_PARTS = "2027-05-31";
const LOYAL = 0.8;
const MS_PER_DAY = 86_400_000;

/** A contact of the month's list, with its day. */
export interface DatedAction extends NextBestAction {
  on: PlainDate;
  sellerId: string;
}

/** Parts of one kind that one month needs. */
export interface PartsOfMonth {
  part: string;
  /** `"2026-12"`. */
  month: string;
  /** Mean of the count, and the interval that it lies in 19 times in 20. */
  pieces: number;
  lower: number;
  upper: number;
}

/** All that the dealer needs to know for the month. */
export interface DealersMonth {
  book: Portfolio;
  reminders: { car: Car; result: ServiceReminders }[];
  calls: DatedAction[];
  parts: PartsOfMonth[];
  /** For services that fell due already. */
  overdueParts: { part: string; pieces: number }[];
  event: { on: PlainDate; invited: string[] };
}

/** The month from the records: nothing here that the library does not do. */
export function planMonth(accounts: Account[], cars: Car[]): DealersMonth {
  const book = reviewPortfolio({ accounts, products, sellers }, { asOf: AS_OF, to: "2027-02-28" });
  const accountOf = new Map(accounts.map((account) => [account.id, account]));
  const reminders = cars.map((car) => {
    const account = accountOf.get(car.asset.accountId);
    return {
      car,
      result: scheduleServiceReminders(car.asset, {
        asOf: AS_OF,
        readings: car.readings,
        rules,
        ...(account && { account }),
        ...(sellers[0]?.calendar && { calendar: sellers[0].calendar }),
      }),
    };
  });
  return {
    book,
    reminders,
    calls: callList(
      book,
      reminders.map(({ result }) => result),
    ),
    ...partsOf(cars),
    event: { on: EVENT_ON, invited: invitedToEvent(book) },
  };
}

/** Each working day's list, without owners who were on an earlier day's. */
function callList(book: Portfolio, reminders: ServiceReminders[]): DatedAction[] {
  const called = new Set<string>();
  return daysBetween("2026-12-01", LAST_DAY).flatMap((asOf) =>
    sellers
      .filter(({ calendar }) => calendar != null && isWorkingDay(asOf, { calendar }))
      .flatMap(({ id: sellerId }) => {
        const all = nextBestActions(book, { sellerId, asOf, count: book.accounts.length, reminders });
        const list = all.filter(({ accountId }) => !called.has(accountId)).slice(0, CALLS_A_DAY);
        for (const { accountId } of list) called.add(accountId);
        return list.map((action) => ({ ...action, on: asOf, sellerId }));
      }),
  );
}

/** Parts by month, with the services that fell due already by themselves. */
function partsOf(cars: readonly Car[]): Pick<DealersMonth, "parts" | "overdueParts"> {
  const { demand, overdue } = partsDemand(
    cars.map(({ asset, readings }) => ({ ...asset, readings })),
    { asOf: AS_OF, to: LAST_DAY_OF_PARTS, by: "month", rules, parts },
  );
  return {
    parts: demand.map(({ part, from, expected, lower, upper }) => ({
      part,
      month: from.slice(0, 7),
      pieces: expected,
      lower,
      upper,
    })),
    overdueParts: overdue.map(({ part, expected }) => ({ part, pieces: expected })),
  };
}

/** Owners who are likely to buy again, have no open problem, and may be contacted before the day. */
function invitedToEvent({ accounts }: Portfolio): string[] {
  return accounts
    .filter(({ loyalty }) => (loyalty?.probability ?? 0) >= LOYAL)
    .filter(({ openProblems }) => openProblems.length === 0)
    .filter(({ invitation }) => invitation.approach !== "none" && (invitation.on ?? EVENT_ON) < EVENT_ON)
    .map(({ accountId }) => accountId);
}

function daysBetween(from: PlainDate, to: PlainDate): PlainDate[] {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  return Array.from({ length: Math.round((last - first) / MS_PER_DAY) + 1 }, (_, index) =>
    new Date(first + index * MS_PER_DAY).toISOString().slice(0, 10),
  );
}
