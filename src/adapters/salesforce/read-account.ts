import { relatedId } from "./related-id.js";
import { optOuts } from "../shared/contact-channels.js";
import type { ReadAccount } from "../shared/account-book.js";
import type { Identified, Ledger } from "../shared/ledger.js";
import type { MoneyReader } from "../shared/money-reader.js";
import { domain, flag, text } from "../shared/read-field.js";
import { salesforceId } from "./salesforce-id.js";
import type { SalesforceAccount } from "./salesforce-objects.js";

/** An account's own fields, or `null` for one that was merged or deleted. */
export function readAccount(
  { id, row }: Identified<SalesforceAccount>,
  ownerOf: (object: string, id: string, given: unknown) => string | undefined,
  money: MoneyReader,
  ledger: Ledger,
): ReadAccount | null {
  if (text(row.MasterRecordId) !== undefined || ledger.flag("accounts", id, "IsDeleted", row.IsDeleted) === true) {
    ledger.leaveRow("accounts", id, text(row.MasterRecordId) === undefined ? "deleted" : "merged");
    return null;
  }
  const type = text(row.Type) ?? "";
  const parentId = salesforceId(relatedId(row, "ParentId"));
  return {
    fields: {
      name: text(row.Name) ?? text([row.FirstName, row.LastName].flatMap((each) => text(each) ?? []).join(" ")),
      segment: text(row.Industry),
      sellerId: ownerOf("accounts", id, relatedId(row, "OwnerId")),
      currency: money.currency,
      preferences: optOuts(flag(row.PersonHasOptedOutOfEmail), flag(row.PersonDoNotCall)),
      parentId: parentId === salesforceId(id) ? undefined : parentId,
      // A lost prospect never was a customer, and a potential customer is none yet.
      status:
        /prospect|(?<!\p{L})(leads?|(potential|target|future)[\s_-]*(customers?|clients?|accounts?))(?!\p{L})|^(potential|target|future)$/iu.test(
          type,
        )
          ? "prospect"
          : /former|churn|\blost\b|inactive|\bpast\b/i.test(type)
            ? "churned"
            : /customer|client/i.test(type) &&
                !/\b(non|not|never)([\s_-]+(yet|an?))*[\s_-]*(customer|client)/i.test(type)
              ? "customer"
              : undefined,
    },
    keys: { domains: [domain(row.Website)].flatMap((each) => each ?? []), externalIds: [] },
    otherIds: [salesforceId(id) ?? id],
  };
}
