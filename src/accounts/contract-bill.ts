import { parseDay } from "../calendar/days/plain-date.js";
import { MINOR_UNITS } from "../reading/kept-purchases.js";
import type { Line } from "../reading/line.js";
import type { Contract } from "../records/account/contract.js";

/** A line that a contract brought. */
export interface ContractBill {
  /** Months that it pays for; `null` if its money does not say. */
  months: number | null;
}

/** Months that bills are written for, the commonest first. Others are rather orders that happen to cost as much. */
const MONTHS = [1, 12, 3, 6, 24, 36];

const MONTHS_PER: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };

/**
 * Whether a line is a bill of a contract: of its product, or of its money where one of them names no product. A year that is
 * paid at once, or by the month, is money of the contract too. `null` if it is none.
 * @internal
 */
export function contractBill(contract: Contract, line: Line): ContractBill | null {
  const { productId, startsOn, endsOn, autoRenews } = contract;
  const runs =
    parseDay(startsOn) <= line.day && (endsOn == null || autoRenews === true || line.day <= parseDay(endsOn));
  if (!runs) return null;
  const months = monthsPaid(contract, line);
  if (productId != null && line.productId !== null) return productId === line.productId ? { months } : null;
  return months !== null || isAmount(contract, line) ? { months } : null;
}

function monthsPaid({ amount, per }: Contract, { money }: Line): number | null {
  const monthsPer = per == null ? undefined : MONTHS_PER[per];
  if (amount == null || amount <= 0 || money === null || monthsPer === undefined) return null;
  return monthsBilled((amount * MINOR_UNITS) / monthsPer, money, monthsPer);
}

/**
 * Months that a bill is for, by the money of a month, both in hundredths; `null` if it is for none that bills are written for.
 *
 * @param usual - Months that come first.
 * @internal
 */
export function monthsBilled(ofMonth: number, money: number, usual = 1): number | null {
  // A hundredth is what rounding leaves.
  const pays = (months: number): boolean => Math.abs(ofMonth * months - money) <= 1;
  return pays(usual) ? usual : (MONTHS.find(pays) ?? null);
}

function isAmount({ amount }: Contract, { money }: Line): boolean {
  return amount != null && money === Math.round(amount * MINOR_UNITS);
}
