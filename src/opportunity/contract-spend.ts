/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices are those of the list. */
import { dayInRow } from "../calendar/days/plain-date.js";
import { assertNumber, assertRows } from "../errors.js";
import { renewalChains } from "../measures/contracts/renewal-chains.js";
import { termOn } from "../measures/contracts/term-on.js";
import { yearlyMoney } from "../measures/contracts/yearly-money.js";
import type { Account } from "../records/account/account.js";
import { isNumber, LARGEST_NUMBER } from "./holdings/catalogue-rows.js";

/**
 * Money of a year of the contracts that run on a day: what an account pays under them, whether or not their invoices are among
 * its purchases. 0 where none runs or names its money. A contract that another one renews counts until that one begins, and
 * one that ended some days ago while it may still be renewed.
 *
 * @param windowDays - Days around an end within which a renewal may begin, as for `contractSuccession`.
 * @internal
 */
export function contractSpend(
  functionName: string,
  { contracts }: Pick<Account, "contracts">,
  asOf: number,
  windowDays: number,
): number {
  if (contracts == null) return 0;
  assertRows(functionName, "contracts", contracts);
  if (contracts.length === 0) return 0;
  for (let index = 0; index < contracts.length; index++) {
    const { startsOn, endsOn, amount } = contracts[index]!;
    dayInRow(functionName, "contracts", index, "startsOn", startsOn);
    if (endsOn != null) dayInRow(functionName, "contracts", index, "endsOn", endsOn);
    if (amount != null && !(isNumber(amount) && Math.abs(amount) <= LARGEST_NUMBER)) {
      assertNumber(functionName, `contracts[${index}].amount`, amount, { min: -LARGEST_NUMBER, max: LARGEST_NUMBER });
    }
  }
  return renewalChains(functionName, contracts, asOf, windowDays).reduce((sum, chain) => {
    const term = termOn(chain, asOf, windowDays);
    return sum + (term === undefined ? 0 : (yearlyMoney(term.contract) ?? 0));
  }, 0);
}
