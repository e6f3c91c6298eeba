import type { Account } from "../records/account/account.js";
import { creditsInPieces } from "./kept-purchases.js";

/**
 * An account whose money is in another currency than that of the call: what it bought and when stays, what it paid is
 * unknown.
 * @internal
 */
export function withoutMoney(account: Account): Account {
  const { purchases, contracts, deals } = account;
  return {
    ...account,
    currency: undefined,
    annualBudget: undefined,
    purchases: purchases && creditsInPieces(purchases).map((row) => ({ ...row, amount: undefined })),
    contracts: contracts?.map((contract) => ({ ...contract, amount: undefined, per: undefined })),
    deals: deals?.map((deal) => ({
      ...deal,
      amount: undefined,
      products: deal.products?.map((line) => ({ ...line, amount: undefined })),
    })),
    invoices: undefined,
  };
}
