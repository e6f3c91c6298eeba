import type { Renewal } from "./account-renewal.js";

/** A contract whose invoices may be among the purchases, with its money of a year. */
export type Invoiced = Pick<Renewal, "productId" | "amount">;

/** Bills a year: each month, quarter, half year or year. */
const BILLS = [12, 4, 2, 1];

/** What rounding to hundredths leaves. */
const ROUNDING = 0.01;

const NO_MONEY: ReadonlyMap<string | null, number> = new Map();

/**
 * Money of a year of the contracts, by the product whose purchases are their invoices; `null` of those that name none.
 * @internal
 */
export function contractMoney(contracts: readonly Invoiced[]): ReadonlyMap<string | null, number> {
  if (contracts.length === 0) return NO_MONEY;
  const money = new Map<string | null, number>();
  for (const { productId, amount } of contracts) {
    if (amount !== null) money.set(productId, (money.get(productId) ?? 0) + amount);
  }
  return money;
}

/**
 * The contract that a line is billed under where one of the two names no product: the line's money is the contract's of a
 * month, a quarter, half a year or a year, to the hundredth.
 * @internal
 */
export function billedUnder(
  contracts: readonly Invoiced[],
  productId: string | null,
  money: number | null,
): Invoiced | undefined {
  if (money === null) return undefined;
  return contracts.find(({ productId: own, amount }) => {
    if (amount === null || (productId !== null && own !== null)) return false;
    return BILLS.some((bills) => Math.abs(money - amount / bills) < ROUNDING);
  });
}
