/** Rows of any number for the batch functions, the same at each start of a process. */
import type { Account, PlanningRequest, Product, Seller } from "retention-kit";

export const DAY = 86_400_000;
export const asOf = "2026-11-21";
export const to = "2027-02-20";
export const products: Product[] = Array.from({ length: 12 }, (_, index) => ({
  id: `p${index}`,
  price: 100 * (index + 1),
}));

let state = 42;
export function below(limit: number): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
}
export const dayFrom = (days: number): string => new Date(Date.parse(asOf) + days * DAY).toISOString().slice(0, 10);
export const many = <Row>(count: number, row: (index: number) => Row): Row[] =>
  Array.from({ length: count }, (_, i) => row(i));

export const calendar = {
  hours: Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["09:00", "17:00"] as const]])),
};
export const sellersFor = (accounts: number, each = 250, minutesPerDay = 180): Seller[] =>
  many(Math.ceil(accounts / each), (index) => ({
    id: `s${index}`,
    timeZone: "Europe/Oslo",
    minutesPerDay,
    calendar,
  }));
export const accountsOf = (count: number): Account[] =>
  many(count, (index) => ({
    id: `a${index}`,
    parentId: index < 10 ? null : `a${Math.floor(index / 10)}`,
    sellerId: `s${Math.floor(index / 250)}`,
    annualBudget: 100 * below(40),
    touches: many(below(5), () => ({ on: dayFrom(-below(700)), kind: "review" })),
    purchases: many(below(9), () => ({
      on: dayFrom(-below(1700)),
      amount: 50 + below(900),
      productId: `p${below(12)}`,
    })),
    tickets: many(below(4), (number) => ({
      id: `t${index}-${number}`,
      openedAt: `${dayFrom(-below(700))}T09:00:00Z`,
      resolved: below(5) > 0,
      contacts: 1 + below(4),
    })),
  }));
export const bookOf = (count: number) => ({ accounts: accountsOf(count), products, sellers: sellersFor(count) });

/** Purchases, five of an account in the middle. */
export const purchasesOf = (count: number) =>
  many(count, () => ({ accountId: `a${below(count / 5)}`, on: dayFrom(-below(1700)), amount: 1 + below(900) }));
export const historiesOf = (count: number) =>
  many(count, () => {
    const observed = 1 + below(240);
    const repeatPurchases = below(9);
    return { repeatPurchases, recency: repeatPurchases === 0 ? 0 : 1 + below(observed), observed };
  });
export const spendOf = (count: number) =>
  many(count, () => ({ repeatPurchases: 1 + below(9), meanRepeatSpend: 20 + below(90_000) / 100 }));

export const ticketsOf = (count: number) =>
  many(count, (index) => {
    const opened = Date.parse(asOf) - below(365 * 24) * 3_600_000;
    const after = (hours: number): string => new Date(opened + below(hours) * 3_600_000).toISOString();
    return {
      id: `t${index}`,
      openedAt: new Date(opened).toISOString(),
      firstRepliedAt: below(9) > 0 ? after(48) : null,
      resolvedAt: below(6) > 0 ? after(200) : null,
      contacts: 1 + below(4),
      topic: `topic ${below(20)}`,
    };
  });
export const standards = [{ id: "answer", measure: "first-reply", atMost: 240, share: 0.9 }] as const;
export const service = { standards, calendar, timeZone: "Europe/Oslo" };

/** Requests no two of which have one priority. */
export const requestsOf = (count: number, each = 250): PlanningRequest[] =>
  many(count, (index) => {
    const ideal = below(90);
    return {
      key: `k${index}`,
      accountId: `a${index}`,
      sellerId: `s${Math.floor(index / each)}`,
      minutes: 30,
      earliestOn: dayFrom(ideal - 20),
      idealOn: dayFrom(ideal),
      latestOn: dayFrom(ideal + 25),
      priority: 1 + below(1e6) / 1000,
    };
  });
export const planOptions = (count: number) => ({ from: dayFrom(1), to: dayFrom(90), sellers: sellersFor(count) });
