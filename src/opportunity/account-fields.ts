import type { Account } from "../records/account/account.js";

/** What an opportunity asks of an account. */
type Asked =
  "id" | "segment" | "currency" | "contracts" | "owned" | "purchases" | "annualBudget" | "resources" | "deals";

/**
 * The fields of an account that an opportunity asks for, each read once. Hosts write accounts in many ways, and to look a field
 * up in a row of yet another shape takes the engine ten times as long as to go through all of its fields.
 * @internal
 */
export function accountFields(account: Account): Pick<Account, Asked> {
  const read: Pick<Account, Asked> = {
    id: "",
    segment: undefined,
    currency: undefined,
    contracts: undefined,
    owned: undefined,
    purchases: undefined,
    annualBudget: undefined,
    resources: undefined,
    deals: undefined,
  };
  if (Object.getPrototypeOf(account) === Object.prototype) {
    for (const name in account) {
      const field = name as Asked;
      switch (field) {
        case "id":
          read.id = account[field];
          break;
        case "segment":
          read.segment = account[field];
          break;
        case "currency":
          read.currency = account[field];
          break;
        case "contracts":
          read.contracts = account[field];
          break;
        case "owned":
          read.owned = account[field];
          break;
        case "purchases":
          read.purchases = account[field];
          break;
        case "annualBudget":
          read.annualBudget = account[field];
          break;
        case "resources":
          read.resources = account[field];
          break;
        case "deals":
          read.deals = account[field];
      }
    }
  }
  // An object of a class, or a proxy, may have fields that are not gone through.
  if (read.id === "") for (const name in read) Object.assign(read, { [name]: account[name as Asked] });
  return read;
}
