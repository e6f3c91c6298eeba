import type { SignedTerm } from "../measures/contracts/signed-chains.js";
import { yearlyMoney } from "../measures/contracts/yearly-money.js";
import type { Contract } from "../records/account/contract.js";

/**
 * Money of a year of contracts: what an account pays under them, whether or not their invoices are among its purchases. 0 where
 * none names its money.
 * @internal
 */
export function contractSpend(terms: readonly SignedTerm<Contract>[]): number {
  return terms.reduce((sum, { contract }) => sum + (yearlyMoney(contract) ?? 0), 0);
}
