/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices are those of the list. */
import { dayInRow } from "../../calendar/days/plain-date.js";
import { assertNumber, assertRows } from "../../errors.js";
import { courseOf } from "../../measures/contracts/course-of-term.js";
import { signedChains, type SignedTerm } from "../../measures/contracts/signed-chains.js";
import { termOn } from "../../measures/contracts/term-on.js";
import type { Account } from "../../records/account/account.js";
import type { Contract } from "../../records/account/contract.js";
import { isNumber, LARGEST_NUMBER } from "./catalogue-rows.js";

/**
 * The contracts that run on a day, each in the term that runs. One that another one renews counts until that one begins, and
 * one that ended some days ago while it may still be renewed.
 *
 * @param windowDays - Days around an end within which a renewal may begin, as for `contractSuccession`.
 * @internal
 */
export function contractTerms(
  functionName: string,
  { contracts }: Pick<Account, "contracts">,
  asOf: number,
  windowDays: number,
): readonly SignedTerm<Contract>[] {
  if (contracts == null) return NONE;
  assertRows(functionName, "contracts", contracts);
  if (contracts.length === 0) return NONE;
  for (let index = 0; index < contracts.length; index++) {
    const { startsOn, endsOn, amount } = contracts[index]!;
    dayInRow(functionName, "contracts", index, "startsOn", startsOn);
    if (endsOn != null) dayInRow(functionName, "contracts", index, "endsOn", endsOn);
    if (amount != null && !(isNumber(amount) && Math.abs(amount) <= LARGEST_NUMBER)) {
      assertNumber(functionName, `contracts[${index}].amount`, amount, { min: -LARGEST_NUMBER, max: LARGEST_NUMBER });
    }
  }
  const terms: SignedTerm<Contract>[] = [];
  for (const { signed } of signedChains(functionName, contracts, asOf, windowDays)) {
    const isOver = courseOf(signed[signed.length - 1]!, asOf, windowDays) === "over";
    const term = termOn({ signed, isOver }, asOf, windowDays);
    if (term !== undefined) terms.push(term);
  }
  return terms;
}

const NONE: readonly SignedTerm<Contract>[] = [];
