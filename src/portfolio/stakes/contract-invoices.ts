import { monthsBilled } from "../../accounts/contract-bill.js";
import { MINOR_UNITS } from "../../reading/kept-purchases.js";
import type { Renewal } from "./account-renewal.js";

/** A contract whose invoices may be among the purchases, with its money of a year. */
export type Invoiced = Pick<Renewal, "productId" | "amount">;

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
 * The contract that a line is billed under where one of the two names no product: the line's money is the contract's of
 * as many months as bills are written for.
 * @internal
 */
export function billedUnder(
  contracts: readonly Invoiced[],
  productId: string | null,
  money: number | null,
): Invoiced | undefined {
  if (money === null) return undefined;
  return contracts.find(({ productId: own, amount }) => {
    if (amount === null || amount <= 0 || (productId !== null && own !== null)) return false;
    return monthsBilled((amount * MINOR_UNITS) / 12, money * MINOR_UNITS) !== null;
  });
}
