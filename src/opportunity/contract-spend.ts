/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices are those of the list. */
import { dayInRow, parseDay } from "../calendar/days/plain-date.js";
import { assertNumber, assertRows } from "../errors.js";
import { yearlyMoney } from "../measures/contracts/yearly-money.js";
import type { Account } from "../records/account/account.js";
import { isNumber, LARGEST_NUMBER } from "./holdings/catalogue-rows.js";

/**
 * Money of a year of the contracts that run on a day: what an account pays under them, whether or not their invoices are among
 * its purchases. 0 where none runs or names its money. A contract that another one renews counts until that one begins.
 * @internal
 */
export function contractSpend(functionName: string, { contracts }: Pick<Account, "contracts">, asOf: number): number {
  if (contracts == null) return 0;
  assertRows(functionName, "contracts", contracts);
  let money = 0;
  let renewed: Set<string> | null = null;
  for (const { renewedFrom, startsOn, status } of contracts) {
    if (renewedFrom != null && status !== "draft" && !(parseDay(startsOn) > asOf)) {
      renewed ??= new Set();
      renewed.add(renewedFrom);
    }
  }
  for (let index = 0; index < contracts.length; index++) {
    const contract = contracts[index]!;
    const { id, startsOn, endsOn, status, autoRenews, amount } = contract;
    const startDay = dayInRow(functionName, "contracts", index, "startsOn", startsOn);
    const endDay = endsOn == null ? null : dayInRow(functionName, "contracts", index, "endsOn", endsOn);
    if (amount != null && !(isNumber(amount) && Math.abs(amount) <= LARGEST_NUMBER)) {
      assertNumber(functionName, `contracts[${index}].amount`, amount, { min: -LARGEST_NUMBER, max: LARGEST_NUMBER });
    }
    if (startDay > asOf || renewed?.has(id) === true || status === "draft" || status === "expired") continue;
    // Cancelled, it runs to its end, if it names one.
    const isCancelled = status === "cancelled";
    const runs = endDay === null ? !isCancelled : endDay >= asOf || (autoRenews === true && !isCancelled);
    if (runs) money += yearlyMoney(contract) ?? 0;
  }
  return money;
}
