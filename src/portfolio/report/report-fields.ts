import { assertArray, assertOneOf } from "../../errors.js";
import type { PortfolioAccount } from "./account-report.js";

/** Every field of a report. */
const FIELDS: Readonly<Record<keyof PortfolioAccount, true>> = {
  accountId: true,
  parentId: true,
  standing: true,
  opportunity: true,
  effort: true,
  probabilityAlive: true,
  loyalty: true,
  buysAgain: true,
  valueAtRisk: true,
  winBack: true,
  renewal: true,
  renewals: true,
  growth: true,
  attention: true,
  signals: true,
  nextReview: true,
  openProblems: true,
  agenda: true,
  invitation: true,
  reasons: true,
  wordOfMouth: true,
};

/**
 * The fields of reports that are to be kept, checked.
 * @internal
 */
export function reportFields(
  functionName: string,
  fields: readonly (keyof PortfolioAccount)[],
): ReadonlySet<keyof PortfolioAccount> {
  assertArray(functionName, "fields", fields);
  const known = Object.keys(FIELDS) as (keyof PortfolioAccount)[];
  for (const [index, field] of fields.entries()) assertOneOf(functionName, `fields[${index}]`, field, known);
  return new Set<keyof PortfolioAccount>(["accountId", ...fields]);
}
