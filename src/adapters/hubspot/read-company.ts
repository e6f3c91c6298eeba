import type { ReadAccount } from "../shared/account-book.js";
import type { Ledger } from "../shared/ledger.js";
import type { MoneyReader } from "../shared/money-reader.js";
import { dayIn, zone } from "../shared/read-day.js";
import { domain, idList, text } from "../shared/read-field.js";
import type { SellerBook } from "../shared/seller-book.js";
import { property } from "./hubspot-stages.js";
import type { Row } from "./lists.js";

/** Stages of a company's life, as HubSpot comes with them. */
const CUSTOMER_STAGES: readonly string[] = ["customer", "evangelist"];

const PROSPECT_STAGES: readonly string[] = [
  "subscriber",
  "lead",
  "marketingqualifiedlead",
  "salesqualifiedlead",
  "opportunity",
];

/** A company's own fields, as an account. */
export function readCompany({ id, row }: Row, sellers: SellerBook, money: MoneyReader, ledger: Ledger): ReadAccount {
  const of = (name: string): unknown => property(row, name);
  const stage = text(of("lifecyclestage"))?.toLowerCase() ?? "";
  const customerSince = dayIn(of("hs_lifecyclestage_customer_date"), "UTC");
  const parentId = text(of("hs_parent_company_id"));
  const timeZone = zone(of("timezone")) ?? zone(of("hs_timezone"));
  if (timeZone === undefined && text(of("timezone")) !== undefined) {
    ledger.leaveField("companies", id, "timezone", "not-readable");
  }
  return {
    fields: {
      name: text(of("name")),
      segment: text(of("industry")),
      sellerId: sellers.owner("companies", id, "hubspot_owner_id", of("hubspot_owner_id")),
      timeZone,
      currency: money.currency,
      parentId: parentId === id ? undefined : parentId,
      status: CUSTOMER_STAGES.includes(stage) ? "customer" : PROSPECT_STAGES.includes(stage) ? "prospect" : undefined,
      statusSince: CUSTOMER_STAGES.includes(stage) ? customerSince : undefined,
    },
    keys: {
      domains: [of("domain"), of("website"), ...idList(of("hs_additional_domains"))].flatMap(
        (each) => domain(each) ?? [],
      ),
      externalIds: [],
    },
    otherIds: idList(of("hs_merged_object_ids")),
  };
}
