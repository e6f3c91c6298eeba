import type { AccountDraft } from "../shared/account-book.js";
import type { Org, ListName } from "./organization.js";
import { relatedId } from "./related-id.js";
import { salesforceId } from "./salesforce-id.js";

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
export function accountOfContact({ contacts, personAccounts }: Org, given: unknown): unknown {
  const id = salesforceId(given) ?? "";
  const contact = contacts.get(id)?.row;
  const master = contacts.get(salesforceId(contact?.MasterRecordId) ?? "")?.row;
  return (
    [contact, master].map((row) => row && relatedId(row, "AccountId")).find((each) => each != null) ??
    personAccounts.get(id)
  );
}

/** The account of whatever a row is about, which may be a deal, a case, an asset, or a contract. */
export function accountOfWhat(org: Org, given: unknown): unknown {
  const id = salesforceId(given) ?? "";
  const found = [org.opportunities, org.cases, org.assets, org.contracts, org.serviceContracts].find((rows) =>
    rows.has(id),
  );
  const row = found?.get(id)?.row;
  if (row === undefined) return undefined;
  return relatedId(row, "AccountId") ?? accountOfContact(org, relatedId(row, "ContactId"));
}
