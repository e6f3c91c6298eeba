import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import type { Account, PlainDate, PortfolioRecords, Purchase } from "retention-kit";

/** What a made-up company is like. */
export interface CompanyOptions {
  accounts: number;
  seed: number;
  /** Days of history before `2025-01-01` plus `days`. */
  days?: number;
  /** With tickets, touches, surveys, owned products and the rest. */
  everything?: boolean;
}

/** A customer of the made-up company, as nobody sees it. */
export interface Truth {
  /** Purchases a day while it is a customer. */
  rate: number;
  /** Day on which it leaves; `Infinity` where it stays. */
  leaves: number;
}

const FIRST = Date.UTC(2025, 0, 1) / 86_400_000;

/** The plain date of a day of the story. */
export function on(day: number): PlainDate {
  return new Date((FIRST + Math.floor(day)) * 86_400_000).toISOString().slice(0, 10);
}

/**
 * A company whose customers buy at rates of their own, as a Poisson process, and leave at a moment of their own, as the
 * Pareto/NBD model has it. What each spends does not hang together with either.
 */
export function company({ accounts: count, seed, days = 540, everything = false }: CompanyOptions): {
  records: PortfolioRecords;
  truths: Truth[];
} {
  const random = xoroshiro128plus(seed);
  const uniform = (): number => Math.max(Number.MIN_VALUE, uniformFloat64(random));
  const exponential = (rate: number): number => -Math.log(uniform()) / rate;
  const products = ["mill", "sieve", "oven", "press"].map((id, index) => ({ id, price: 100 * (index + 1) }));
  const truths: Truth[] = [];
  const accounts = Array.from({ length: count }, (_, index): Account => {
    const start = uniform() * 120;
    // Gamma with shape 2, so that rates differ.
    const rate = (exponential(1) + exponential(1)) / 60;
    const leaves = start + exponential(exponential(1) / 400);
    truths.push({ rate, leaves });
    const price = 50 + 400 * uniform();
    const purchases: Purchase[] = [];
    for (let day = start; day < Math.min(days, leaves); day += exponential(rate)) {
      const productId = products[Math.floor(uniform() * products.length)]?.id ?? "mill";
      purchases.push({ on: on(day), productId, amount: Math.round(price * (0.5 + uniform()) * 100) / 100 });
    }
    const account: Account = { id: `A${index}`, sellerId: `s${index % 3}`, currency: "EUR", purchases };
    if (!everything) return account;
    const later = (least: number): string =>
      `${on(Math.min(days, start + least + uniform() * (days - start)))}T09:00:00Z`;
    const some = <Item>(most: number, item: (place: number) => Item): Item[] =>
      Array.from({ length: Math.floor(uniform() * (most + 1)) }, (__, place) => item(place));
    return {
      ...account,
      touches: some(3, () => ({ on: later(0).slice(0, 10), kind: "call" })),
      surveys: some(2, () => ({
        at: later(0),
        metric: "ces",
        score: 1 + Math.floor(uniform() * 5),
        scale: { min: 1, max: 5, higherIsBetter: false },
      })),
      tickets: some(3, (place) => {
        const openedAt = later(0);
        const resolvedAt = new Date(Date.parse(openedAt) + Math.floor(uniform() * 80) * 86_400_000).toISOString();
        return {
          id: `A${index}-T${place}`,
          openedAt,
          resolvedAt,
          resolved: true,
          contacts: 1 + Math.floor(uniform() * 4),
        };
      }),
    };
  });
  const hours = Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["09:00", "17:00"]]]));
  const sellers = [0, 1, 2].map((index) => ({
    id: `s${index}`,
    timeZone: "UTC",
    calendar: { hours: hours as Record<"mon", [string, string][]> },
    minutesPerDay: 90,
  }));
  return { records: { accounts, products, sellers }, truths };
}
