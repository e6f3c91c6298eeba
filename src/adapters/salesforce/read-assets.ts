import { relatedId } from "./related-id.js";
import { keptPurchases } from "../../reading/kept-purchases.js";
import type { OwnedProduct } from "../../records/account/account.js";
import type { Purchase } from "../../records/account/purchase.js";
import type { PlainDate } from "../../records/values/time.js";
import { defined } from "../shared/account-book.js";
import { addTo } from "../../records/values/add-to.js";
import { converted, currencyCode } from "../shared/money-reader.js";
import { day, dayIn } from "../shared/read-day.js";
import { filled, flag, number, text } from "../shared/read-field.js";
import { unread } from "../shared/unread.js";
import { accountOf, accountOfContact } from "./account-of.js";
import type { Org } from "./organization.js";
import { productId } from "./product-id.js";
import { pay } from "./read-opportunity.js";
import { salesforceId } from "./salesforce-id.js";
import type { SalesforceWarranty } from "./salesforce-objects.js";

/** Assets as what their accounts own. */
export function readAssets(org: Org): void {
  const { ledger, options } = org;
  const warranties = warrantyEnds(org);
  for (const [key, { id, row }] of org.assets) {
    const account = accountOf(org, "assets", id, [
      relatedId(row, "AccountId"),
      accountOfContact(org, relatedId(row, "ContactId")),
    ]);
    if (account === undefined) continue;
    const product = productId(org, relatedId(row, "Product2Id"));
    if (product === undefined) {
      ledger.leaveRow("assets", id, "missing", "Product2Id");
      continue;
    }
    const assets = org.assetsOf.get(account.id) ?? new Set();
    org.assetsOf.set(account.id, assets.add(product));
    if (flag(row.IsCompetitorProduct) === true || flag(row.IsInternal) === true)
      ledger.leaveRow("assets", id, "not-ours");
    else if (/obsolete|retired|returned|scrapped/i.test(text(row.Status) ?? ""))
      ledger.leaveRow("assets", id, "retired");
    else {
      const created = dayIn(row.CreatedDate, options.timeZone ?? "UTC");
      const bought = filled(row.PurchaseDate, row.InstallDate);
      const purchasedOn = bought === undefined ? created : day(bought, options.timeZone);
      if (purchasedOn === undefined) {
        ledger.leaveRow("assets", id, unread(bought), "PurchaseDate");
        continue;
      }
      const quantity = number(row.Quantity);
      const whole = quantity !== undefined && Number.isInteger(quantity) && quantity >= 0 ? quantity : undefined;
      if (quantity !== undefined && whole === undefined) ledger.leaveField("assets", id, "Quantity", "out-of-range");
      const price = number(row.Price);
      const rate = org.money.rate(currencyCode(row.CurrencyIsoCode), purchasedOn);
      if (price === undefined && text(row.Price) !== undefined)
        ledger.leaveField("assets", id, "Price", "not-readable");
      if (price !== undefined && rate === undefined) ledger.leaveField("assets", id, "Price", "no-rate");
      pay(org, product, purchasedOn, converted(price, rate) ?? 0);
      account.lists.owned.push(
        defined<OwnedProduct>({
          productId: product,
          purchasedOn,
          quantity: whole,
          warrantyEndsOn: warranties.get(key),
        }),
      );
    }
  }
}

/** The last day of the last of an asset's warranties. */
function warrantyEnds(org: Org): Map<string, PlainDate> {
  const ends = new Map<string, PlainDate>();
  for (const { id, row } of org.rowsOf<SalesforceWarranty>("warranties")) {
    const asset = salesforceId(relatedId(row, "AssetId")) ?? "";
    const end = day(row.EndDate, org.options.timeZone);
    if (!org.assets.has(asset)) org.ledger.leaveRow("warranties", id, "unknown-row", "AssetId");
    else if (end === undefined) org.ledger.leaveRow("warranties", id, unread(row.EndDate), "EndDate");
    else if (end > (ends.get(asset) ?? "")) ends.set(asset, end);
  }
  return ends;
}

/** Adds what was sold and has no asset: not every product is kept as one. What came back is not owned. */
export function ownWhatWasSold(org: Org): void {
  for (const account of org.book.drafts.values()) {
    if (account.lists.owned.length === 0) continue;
    const sold = new Map<string, Purchase[]>();
    for (const purchase of account.lists.purchases) {
      const { productId: product } = purchase;
      if (typeof product !== "string" || org.assetsOf.get(account.id)?.has(product) === true) continue;
      addTo(sold, product, purchase);
    }
    for (const [product, purchases] of sold) {
      for (const { on, quantity } of keptPurchases(purchases, Infinity)) {
        if ((quantity ?? 1) <= 0) continue;
        const whole = Number.isInteger(quantity) ? quantity : undefined;
        account.lists.owned.push(defined<OwnedProduct>({ productId: product, purchasedOn: on, quantity: whole }));
      }
    }
  }
}
