import type { SignedTerm } from "../../measures/contracts/signed-chains.js";
import type { Account } from "../../records/account/account.js";
import type { Contract } from "../../records/account/contract.js";
import type { CompiledCatalogue } from "../catalogue/catalogue.js";
import { type Horizon, NOT_OWNED, type Holdings } from "./holdings.js";
import { readContracts } from "./read-contracts.js";
import { readOwned } from "./read-owned.js";
import { readPurchases } from "./read-purchases.js";

/**
 * Reads what an account owns and has bought. `owned` wins; without it a product is owned where the pieces bought exceed
 * those returned. What is dated after the day has not happened yet. A product's age counts from its oldest piece in
 * `owned`, which lists what is in use, and from its latest purchase not returned in `purchases`, where a later purchase
 * is taken to renew an earlier one. What it has by contracts that run is owned as well.
 *
 * @param terms - These contracts.
 * @internal
 */
export function readHoldings(
  functionName: string,
  account: Account,
  catalogue: CompiledCatalogue,
  horizon: Horizon,
  terms: readonly SignedTerm<Contract>[] = [],
): Holdings {
  const owned = account.owned;
  const purchases = account.purchases;
  const holdings: Holdings = {
    known: owned != null || purchases != null,
    purchasesKnown: purchases != null,
    owned: 0,
    unlisted: [],
    since: catalogue.blanks.slice(),
    pieces: null,
    hours: null,
    underContract: null,
    spentLastYear: 0,
    spentBefore: null,
    unpriced: 0,
    purchasesLastYear: 0,
    daysSinceLastPurchase: null,
    everOrdered: false,
    future: 0,
  };
  if (owned != null) readOwned(functionName, owned, catalogue, horizon, holdings);
  if (purchases != null) {
    readPurchases(functionName, account.id, purchases, catalogue, horizon, holdings, owned == null);
  }
  readContracts(terms, catalogue, holdings);
  holdings.owned = holdings.unlisted.length;
  for (const day of holdings.since) if (day !== NOT_OWNED) holdings.owned++;
  return holdings;
}
