import type { Contract } from "../../records/account/contract.js";

const perYear: Readonly<Record<string, number>> = { month: 12, quarter: 4, year: 1 };

/**
 * Money of a year of a contract; `null` if it names no amount or not how often it is due.
 * @internal
 */
export function yearlyMoney({ amount, per }: Pick<Contract, "amount" | "per">): number | null {
  const timesAYear = per == null ? null : perYear[per];
  return timesAYear == null || amount == null ? null : amount * timesAYear;
}
