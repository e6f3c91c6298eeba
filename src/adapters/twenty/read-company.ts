import type { ReadAccount } from "../shared/account-book.js";
import type { Identified } from "../shared/ledger.js";
import type { MoneyReader } from "../shared/money-reader.js";
import { domain, text } from "../shared/read-field.js";
import type { SellerBook } from "../shared/seller-book.js";
import { reference } from "./reference.js";
import type { TwentyCompany } from "./twenty-objects.js";

/** A company's own fields, as an account. */
export function readCompany(
  { id, row }: Identified<TwentyCompany>,
  sellers: SellerBook,
  money: MoneyReader,
): ReadAccount {
  const { domainName } = row;
  const links =
    typeof domainName === "object" && domainName !== null
      ? [
          domainName.primaryLinkUrl,
          ...(Array.isArray(domainName.secondaryLinks) ? domainName.secondaryLinks : []).map(urlOf),
        ]
      : [domainName];
  return {
    fields: {
      name: text(row.name),
      sellerId: sellers.owner("companies", id, "accountOwnerId", reference(row.accountOwnerId, row.accountOwner)),
      currency: money.currency,
    },
    keys: { domains: links.flatMap((each) => domain(each) ?? []), externalIds: [] },
  };
}

function urlOf(link: unknown): unknown {
  return typeof link === "object" && link !== null && "url" in link ? link.url : link;
}
