import type { Account } from "../records/account/account.js";
import { isReturn, piecesOf } from "../records/account/kept-pieces.js";
import type { Purchase } from "../records/account/purchase.js";

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
    purchases: purchases?.map(unpriced),
    contracts: contracts?.map((contract) => ({ ...contract, amount: undefined, per: undefined })),
    deals: deals?.map((deal) => ({
      ...deal,
      amount: undefined,
      products: deal.products?.map((line) => ({ ...line, amount: undefined })),
    })),
    invoices: undefined,
  };
}

/** A return that only its amount tells stays a return. */
function unpriced(purchase: Purchase): Purchase {
  return { ...purchase, amount: undefined, ...(isReturn(purchase) && { quantity: piecesOf(purchase) }) };
}
