import { assertCount } from "../../errors.js";
import type { OneSidedAssumptions } from "../../evidence/one-sided-figures.js";

/** Contract terms that ended, all of them renewed or none. */
export interface OneSidedTerms {
  readonly ended: number;
  readonly renewed: number;
}

/** From how many terms on that ended alike a record is taken to leave the others out. */
export interface OneSidedRule {
  noneRenewed: number;
  allRenewed: number;
}

/**
 * The figure by which a record of contracts is one-sided, checked.
 * @internal
 */
export function oneSidedRule(
  functionName: string,
  assumed: Pick<OneSidedAssumptions, "contracts.oneSided">,
): OneSidedRule {
  const { noneRenewed, allRenewed } = assumed["contracts.oneSided"].value;
  const at = 'assumptions["contracts.oneSided"].value';
  assertCount(functionName, `${at}.noneRenewed`, noneRenewed, { min: 1 });
  assertCount(functionName, `${at}.allRenewed`, allRenewed, { min: 1 });
  return { noneRenewed, allRenewed };
}

/**
 * The terms of a book that ended, where its record seems to leave out the renewals, or the contracts that were not renewed.
 * They tell nothing then of the chance of a renewal. `null` where they tell of both, or are too few to say so.
 *
 * @param openLeft - Contracts without an end that were left: with them, those who left are on record.
 * @internal
 */
export function oneSidedTerms(
  { ended, renewed }: OneSidedTerms,
  openLeft: number,
  { noneRenewed, allRenewed }: OneSidedRule,
): OneSidedTerms | null {
  const lacksRenewals = renewed === 0 && ended >= noneRenewed;
  const lacksLeavers = renewed === ended && openLeft === 0 && ended >= allRenewed;
  return lacksRenewals || lacksLeavers ? { ended, renewed } : null;
}
