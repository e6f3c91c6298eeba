import type { AccountDraft } from "../shared/account-book.js";
import type { Org, ListName } from "./organization.js";
import { salesforceId } from "./salesforce-id.js";
import type { SalesforceContact } from "./salesforce-objects.js";

/** The account of a row that names one; leaves the row out where it does not. */
export function accountOf(
  org: Org,
  object: ListName,
  id: string,
  candidates: readonly unknown[],
): AccountDraft | undefined {
  const named = candidates.flatMap((each) => salesforceId(each) ?? []);
  for (const each of named) {
    const account = org.book.find(each);
    if (account !== undefined) return account;
  }
  org.ledger.leaveRow(object, id, named.length === 0 ? "no-account" : "unknown-account", "AccountId");
  return undefined;
}

/** The account that a contact belongs to. */
export function accountOfContact({ contacts }: Org, given: unknown): unknown {
  const { row } = contacts.get(salesforceId(given) ?? "") ?? {};
  return row?.AccountId ?? accountOfMaster(contacts, row);
}

function accountOfMaster(contacts: Org["contacts"], row: SalesforceContact | undefined): unknown {
  return contacts.get(salesforceId(row?.MasterRecordId) ?? "")?.row.AccountId;
}

/** The account of whatever a row is about, which may be a deal, a case, an asset, or a contract. */
export function accountOfWhat(org: Org, given: unknown): unknown {
  const id = salesforceId(given) ?? "";
  const found = [org.opportunities, org.cases, org.assets, org.contracts, org.serviceContracts].find((rows) =>
    rows.has(id),
  );
  return found?.get(id)?.row.AccountId;
}
