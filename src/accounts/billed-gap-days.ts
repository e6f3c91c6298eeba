import { daysInUnit } from "../calendar/days/days-in-unit.js";
import { addMonths } from "../calendar/days/plain-date.js";
import { linesKept } from "../reading/kept-purchases.js";
import type { Account } from "../records/account/account.js";
import type { Contract } from "../records/account/contract.js";
import { contractBill } from "./contract-bill.js";

/** Months before the last purchase in which nothing else may have been bought. */
const MONTHS = 12;

/**
 * Days from one bill to the next of an account of which all purchases are bills of its contracts, in the 12 months up to the
 * last of them. They are no longer than the bills are apart, as one bill of two contracts may look like some months of one.
 * `null` where it bought something else, where the last one is no bill of a contract that counts now, or where no bill says
 * how many months it pays.
 *
 * @param account - Its rows have been checked.
 * @param now - Its contracts that run, or may still be renewed.
 * @param untilDay - Last day that counts.
 * @internal
 */
export function billedGapDays(
  { purchases, contracts }: Pick<Account, "purchases" | "contracts">,
  now: readonly Contract[],
  untilDay: number,
): number | null {
  if (now.length === 0) return null;
  const lines = linesKept(purchases ?? [], untilDay);
  const lastDay = lines.reduce((last, { day }) => Math.max(last, day), -Infinity);
  if (lastDay === -Infinity) return null;
  const sinceDay = addMonths(lastDay, -MONTHS);
  const signed = (contracts ?? []).filter(({ status }) => status !== "draft");
  let months = Infinity;
  const billDays = new Set<number>();
  for (const line of lines) {
    if (line.day <= sinceDay) continue;
    let isBill = false;
    for (const contract of signed) {
      const bill = contractBill(contract, line);
      if (bill === null) continue;
      isBill = true;
      if (!now.includes(contract)) continue;
      billDays.add(line.day);
      months = Math.min(months, bill.months ?? Infinity);
    }
    if (!isBill) return null;
  }
  if (!billDays.has(lastDay) || months === Infinity) return null;
  return Math.min(months * daysInUnit.month, middleGap([...billDays]) ?? Infinity);
}

/** The middle of the gaps between days; `null` where there are not two. */
function middleGap(days: number[]): number | null {
  days.sort((a, b) => a - b);
  const gaps = days.slice(1).map((day, index) => day - (days[index] ?? NaN));
  return gaps.length < 2 ? null : (gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? null);
}
