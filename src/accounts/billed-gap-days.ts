import { daysInUnit } from "../calendar/days/days-in-unit.js";
import { addMonths } from "../calendar/days/plain-date.js";
import { linesKept } from "../reading/kept-purchases.js";
import type { Account } from "../records/account/account.js";
import type { Contract } from "../records/account/contract.js";
import { contractBill } from "./contract-bill.js";

/** Months before the last purchase in which nothing else may have been bought. */
const MONTHS = 12;

/** A day with a bill of a contract, and the months that it pays for where its money says so. */
interface BillDay {
  day: number;
  months: number | null;
}

/**
 * Days from one bill to the next of an account of which all purchases are bills of its contracts, in the 12 months up to the
 * last of them: those of the contract that is billed most often, as it is billed now. They are no longer than its bills are
 * apart, as one bill of two contracts may look like some months of one.
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
  const billsOf = new Map<Contract, BillDay[]>();
  for (const line of lines) {
    if (line.day <= sinceDay) continue;
    let isBill = false;
    for (const contract of signed) {
      const bill = contractBill(contract, line);
      if (bill === null) continue;
      isBill = true;
      if (!now.includes(contract)) continue;
      const bills = billsOf.get(contract) ?? [];
      bills.push({ day: line.day, months: bill.months });
      billsOf.set(contract, bills);
    }
    if (!isBill) return null;
  }
  const all = [...billsOf.values()];
  const isNow = all.some((bills) => bills.some(({ day }) => day === lastDay));
  if (!isNow || all.every((bills) => bills.every(({ months }) => months === null))) return null;
  return all.reduce((least, bills) => Math.min(least, gapOf(bills)), Infinity);
}

/** Days from one bill of a contract to the next, as it is billed since its bills last paid for other months than now. */
function gapOf(bills: BillDay[]): number {
  bills.sort((a, b) => a.day - b.day);
  const months = bills.findLast((bill) => bill.months !== null)?.months ?? null;
  const before = bills.findLastIndex((bill) => bill.months !== null && bill.months !== months);
  const days = new Set(bills.slice(before + 1).map(({ day }) => day));
  return Math.min((months ?? Infinity) * daysInUnit.month, usualGap([...days]) ?? Infinity);
}

/**
 * The gap between days in order that the middle of their time falls in, the gaps laid end to end by length; `null` where there
 * are not two. Two bills of a month that are two days apart make no rhythm of two days.
 */
function usualGap(days: readonly number[]): number | null {
  const gaps = days.slice(1).map((day, index) => day - (days[index] ?? NaN));
  if (gaps.length < 2) return null;
  gaps.sort((a, b) => a - b);
  const half = gaps.reduce((sum, gap) => sum + gap, 0) / 2;
  let sum = 0;
  return gaps.find((gap) => (sum += gap) >= half) ?? null;
}
