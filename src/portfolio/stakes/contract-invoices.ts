import { monthsBilled } from "../../accounts/contract-bill.js";
import { MINOR_UNITS } from "../../reading/kept-purchases.js";
import { compareTexts } from "../../records/values/compare-texts.js";
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
 * The contract that a line is billed under where one of the two names no product: the line's money is the
 * contract's of as many months as bills are written for. Of several that of the fewest months, and of these the one with most
 * money, so that it does not go by the order of the contracts.
 * @internal
 */
export function billedUnder(
  contracts: readonly Invoiced[],
  productId: string | null,
  money: number | null,
): Invoiced | undefined {
  if (money === null) return undefined;
  let found: Invoiced | undefined;
  let fewest = Infinity;
  for (const contract of contracts) {
    const { productId: own, amount } = contract;
    if (amount === null || amount <= 0 || (productId !== null && own !== null)) continue;
    const months = monthsBilled((amount * MINOR_UNITS) / 12, money * MINOR_UNITS);
    if (months === null || months > fewest || (months === fewest && !isBefore(contract, found))) continue;
    found = contract;
    fewest = months;
  }
  return found;
}

/** Of contracts with as many months their money differs by rounding alone, or not at all. */
function isBefore(a: Invoiced, b: Invoiced | undefined): boolean {
  const [more, less] = [a.amount ?? 0, b?.amount ?? 0];
  return more === less ? compareTexts(a.productId ?? "", b?.productId ?? "") < 0 : more > less;
}
