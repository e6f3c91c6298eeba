import { assertNumber, assertObject, assertText, RetentionError } from "../../errors.js";
import { dayNumber } from "../../calendar/days/plain-date.js";
import { shiftsOfWeek } from "../../calendar/working-calendars/shifts.js";
import { assertTimeZone } from "../../calendar/days/time-zone.js";
import type { Account } from "../../records/account/account.js";
import type { Product } from "../../records/company/product.js";
import type { Seller, WorkingCalendar } from "../../records/company/seller.js";
import type { Ticket } from "../../records/account/ticket.js";
import type { PlainDate } from "../../records/values/time.js";

/** A row as the system returned it, with the fields that this library does not know. */
export type Custom<Row> = Row & Readonly<Record<string, unknown>>;

/** What an option looks up; `undefined` leaves it to the adapter, `null` says that there is none. Texts and numbers alike. */
export type Looked = unknown;

/** Exchange rates by currency: one rate, rates by starting day, or a function of currency and day. */
export type Rates =
  | Readonly<Record<string, number | Readonly<Record<PlainDate, number>>>>
  | ((currency: string, on: PlainDate) => number | null | undefined);

/** The rows that options look into. */
export interface AdapterRows {
  account: object;
  product: object;
  deal: object;
  touch: object;
  ticket: object;
  seller: object;
}

/** Options of every adapter: what a system does not say, or says in its own way. */
export interface AdapterOptions<Rows extends AdapterRows> {
  /**
   * IANA zone in which moments are cut into days. Sellers without a zone of their own work in it.
   * @defaultValue the account's own, else UTC
   */
  timeZone?: string | null | undefined;
  /**
   * The day of the review, as `reviewPortfolio` gets it. A meeting in a calendar from this day on is still to come, and
   * no touch, unless the system says that it was held.
   * @defaultValue unknown: every meeting that was not called off counts on its day
   */
  asOf?: PlainDate | null | undefined;
  /**
   * Currency of the records.
   * @defaultValue the one that most amounts are in
   */
  currency?: string | null | undefined;
  /** Exchange rates into `currency`. An amount without a rate is left out. */
  rates?: Rates | null | undefined;
  /**
   * When the sellers work.
   * @defaultValue left open: the main job then takes Monday to Friday, 9 to 17
   */
  hours?: WorkingCalendar | WorkingCalendar["hours"] | null | undefined;
  /**
   * Maximum minutes per day that a seller spends on reviews.
   * @defaultValue left open: the main job then takes 120
   */
  minutesPerDay?: number | null | undefined;
  /**
   * Whether a stage means that the deal is won.
   * @defaultValue what the system says of the stage
   */
  won?: ((stage: string, deal: Custom<Rows["deal"]>) => boolean | null | undefined) | null | undefined;
  /**
   * Kind of touch for each of the system's activity types, by name or by a function of the row: `{ QBR: "review" }`.
   * `null` skips it.
   */
  kinds?: Readonly<Record<string, string | null>> | ((row: Custom<Rows["touch"]>) => Looked) | null | undefined;
  /**
   * Id of the account of a ticket.
   * @defaultValue by its own fields
   */
  accountOf?: ((ticket: Custom<Rows["ticket"]>) => Looked) | null | undefined;
  /** Id of the product that a deal without lines, or a line that names none, is about. */
  productOf?: ((row: Custom<Rows["deal"]>) => Looked) | null | undefined;
  /**
   * Segment of an account.
   * @defaultValue its industry, where the system keeps one
   */
  segment?: ((account: Custom<Rows["account"]>) => Looked) | null | undefined;
  /** Size of an account. */
  size?: ((account: Custom<Rows["account"]>) => Looked) | null | undefined;
  /**
   * Money that an account can still spend in the year. Its own revenue is not a budget.
   * @defaultValue unknown
   */
  budget?: ((account: Custom<Rows["account"]>) => Looked) | null | undefined;
  /** Fields of an account to add or override: `({ Tier__c }) => ({ size: Tier__c })`. `null` leaves the account out. */
  account?: ((account: Custom<Rows["account"]>) => Partial<Account> | null | undefined) | null | undefined;
  /** Fields of a product to add or override, such as its lifespan; `null` leaves the product out. */
  product?: ((product: Custom<Rows["product"]>) => Partial<Product> | null | undefined) | null | undefined;
  /** Fields of a ticket to add or override, such as its topic or product; `null` leaves the ticket out. */
  ticket?: ((ticket: Custom<Rows["ticket"]>) => Partial<Ticket> | null | undefined) | null | undefined;
  /** Fields of a seller to add or override, such as leave or segments; `null` leaves the seller out. */
  seller?: ((seller: Custom<Rows["seller"]>) => Partial<Seller> | null | undefined) | null | undefined;
}

/**
 * The names of the options that every adapter has.
 * @internal
 */
export const sharedOptions = {
  timeZone: true,
  asOf: true,
  currency: true,
  rates: true,
  hours: true,
  minutesPerDay: true,
  won: true,
  kinds: true,
  accountOf: true,
  productOf: true,
  segment: true,
  size: true,
  budget: true,
  account: true,
  product: true,
  ticket: true,
  seller: true,
} as const;

const FUNCTIONS = [
  "won",
  "accountOf",
  "productOf",
  "segment",
  "size",
  "budget",
  "account",
  "product",
  "ticket",
  "seller",
] as const;

/**
 * Refuses options that no row could make right.
 * @internal
 */
export function assertSharedOptions<Rows extends AdapterRows>(
  functionName: string,
  options: AdapterOptions<Rows>,
): void {
  const { timeZone, asOf, currency, rates, hours, minutesPerDay, kinds } = options;
  if (asOf != null) dayNumber(functionName, "options.asOf", asOf);
  if (timeZone != null) assertTimeZone(functionName, "options.timeZone", timeZone);
  if (currency != null) assertText(functionName, "options.currency", currency);
  if (minutesPerDay != null) assertNumber(functionName, "options.minutesPerDay", minutesPerDay, { min: 0 });
  if (hours != null) shiftsOfWeek(functionName, "options.hours", calendarOf(hours).hours);
  if (kinds != null && typeof kinds !== "function") assertObject(functionName, "options.kinds", kinds);
  for (const name of FUNCTIONS) {
    const given: unknown = options[name];
    if (given != null && typeof given !== "function") {
      throw new RetentionError(functionName, `options.${name}`, "must be a function", given);
    }
  }
  if (rates != null && typeof rates !== "function") assertRates(functionName, rates);
}

function assertRates(functionName: string, rates: Exclude<Rates, (...of: never[]) => unknown>): void {
  assertObject(functionName, "options.rates", rates);
  for (const [currency, rate] of Object.entries(rates)) {
    const path = `options.rates.${currency}`;
    if (typeof rate === "number") assertNumber(functionName, path, rate, { above: 0 });
    else {
      assertObject(functionName, path, rate);
      for (const [from, value] of Object.entries(rate)) {
        dayNumber(functionName, path, from);
        assertNumber(functionName, `${path}.${from}`, value, { above: 0 });
      }
    }
  }
}

/**
 * A working calendar, from one or from hours alone.
 * @internal
 */
export function calendarOf(hours: WorkingCalendar | WorkingCalendar["hours"]): WorkingCalendar {
  return "hours" in hours ? hours : { hours };
}
