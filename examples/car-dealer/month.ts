import {
  isWorkingDay,
  nextBestActions,
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
const MONTHS_OF_PARTS = 6;
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
  pieces: number;
}

/** All that the dealer needs to know for the month. */
export interface DealersMonth {
  book: Portfolio;
  reminders: { car: Car; result: ServiceReminders }[];
  calls: DatedAction[];
  parts: PartsOfMonth[];
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
    parts: partsByMonth(reminders.map(({ result }) => result)),
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

/** Each service spread evenly over the days between which it falls due. */
function partsByMonth(reminders: ServiceReminders[]): PartsOfMonth[] {
  const months = Array.from({ length: MONTHS_OF_PARTS }, (_, index) =>
    new Date(Date.UTC(2026, 11 + index, 1)).toISOString().slice(0, 7),
  );
  const pieces = new Map<string, number>();
  for (const { kind, key, dueOn, earliestOn, latestOn } of reminders.flatMap((result) => result.reminders)) {
    if (kind !== "service") continue;
    const service = key.split(":")[2] ?? "";
    const days = daysBetween(earliestOn ?? dueOn, latestOn ?? dueOn);
    for (const day of days) {
      // What is overdue is needed now.
      const month = day < AS_OF ? (months[0] ?? "") : day.slice(0, 7);
      for (const part of parts[service] ?? []) {
        pieces.set(`${part} ${month}`, (pieces.get(`${part} ${month}`) ?? 0) + 1 / days.length);
      }
    }
  }
  return Object.values(parts)
    .flat()
    .flatMap((part) => months.map((month) => ({ part, month, pieces: pieces.get(`${part} ${month}`) ?? 0 })));
}

/** Owners who are likely to buy again, have no open problem, and may be contacted before the day. */
function invitedToEvent({ accounts }: Portfolio): string[] {
  return accounts
    .filter(({ loyalty }) => (loyalty?.probability ?? 0) >= LOYAL)
    .filter(({ agenda }) => !agenda.questions.some(({ code }) => code === "conversation.question.ticket-open"))
    .filter(({ invitation }) => invitation.approach !== "none" && (invitation.on ?? EVENT_ON) < EVENT_ON)
    .map(({ accountId }) => accountId);
}

function daysBetween(from: PlainDate, to: PlainDate): PlainDate[] {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  return Array.from({ length: Math.round((last - first) / MS_PER_DAY) + 1 }, (_, index) =>
    new Date(first + index * MS_PER_DAY).toISOString().slice(0, 10),
  );
}
