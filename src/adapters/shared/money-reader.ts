import { compareTexts } from "../../records/values/compare-texts.js";
import type { PlainDate } from "../../records/values/time.js";
import type { Rates } from "./adapter-options.js";
import { number, text } from "./read-field.js";

/** Reads amounts into one currency. */
export interface MoneyReader {
  /** `undefined` if nothing says which. */
  currency: string | undefined;
  /**
   * What one of a currency is worth on a day: 1 in the records' own or where nothing says which; `undefined` if no
   * rate was given.
   */
  rate(currency: string | undefined, on: PlainDate): number | undefined;
}

/**
 * A reader of amounts.
 *
 * @param seen - The currency of every amount, to find the commonest; of two equally common the first by name.
 * @internal
 */
export function moneyReader(
  given: string | null | undefined,
  rates: Rates | null | undefined,
  seen: Iterable<string | undefined>,
): MoneyReader {
  const currency = given ?? commonest(seen);
  return {
    currency,
    rate(of, on) {
      if (of === undefined || currency === undefined || of === currency) return 1;
      const rate = typeof rates === "function" ? rates(of, on) : rateOn(rates, of, on);
      return typeof rate === "number" && Number.isFinite(rate) && rate > 0 ? rate : undefined;
    },
  };
}

/**
 * A currency code in capitals; an empty one is unknown.
 * @internal
 */
export function currencyCode(value: unknown): string | undefined {
  return text(value)?.toUpperCase();
}

/** Most money of a row, either way: the records take no more, so that sums of them stay exact. */
const MOST_MONEY = 1e12;

/**
 * A number without the dust that multiplying leaves: to a millionth.
 * @internal
 */
export function rounded(amount: number): number {
  return number(amount.toFixed(6)) ?? amount;
}

/**
 * An amount in the records' currency; as it stands where the rate is 1. `undefined` if it is more than any record may hold.
 * @internal
 */
export function converted(amount: number | undefined, rate: number | undefined): number | undefined {
  if (amount === undefined || rate === undefined) return undefined;
  const result = rate === 1 ? amount : rounded(amount * rate);
  return Math.abs(result) <= MOST_MONEY ? result : undefined;
}

/**
 * Share of the price that is left after the cost; `undefined` if there is no cost, no price, or no share from 0 to 1.
 * @internal
 */
export function marginOf(price: number, cost: number | undefined): number | undefined {
  if (cost === undefined || !(price > 0)) return undefined;
  const margin = rounded((price - cost) / price);
  return margin >= 0 && margin <= 1 ? margin : undefined;
}

/**
 * The value that comes most often; of equals the first by its letters.
 * @internal
 */
export function commonest(values: Iterable<string | undefined>): string | undefined {
  const times = new Map<string, number>();
  for (const value of values) if (value !== undefined) times.set(value, (times.get(value) ?? 0) + 1);
  return [...times].sort(([a, n], [b, m]) => m - n || compareTexts(a, b))[0]?.[0];
}

function rateOn(rates: Rates | null | undefined, currency: string, on: PlainDate): number | undefined {
  if (rates == null || typeof rates === "function" || !Object.hasOwn(rates, currency)) return undefined;
  const rate = rates[currency];
  if (typeof rate !== "object") return rate;
  const from = Object.keys(rate)
    .filter((each) => compareTexts(each, on) <= 0)
    .sort(compareTexts)
    .at(-1);
  return from === undefined ? undefined : rate[from];
}
