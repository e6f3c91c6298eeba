import { atPath, relatedId } from "./related-id.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import type { Product } from "../../records/company/product.js";
import { defined } from "../shared/account-book.js";
import type { Custom } from "../shared/adapter-options.js";
import { currencyCode } from "../shared/money-reader.js";
import { flag, number, text } from "../shared/read-field.js";
import type { Org } from "./organization.js";
import { productId } from "./product-id.js";
import { salesforceId } from "./salesforce-id.js";
import type { SalesforceProduct } from "./salesforce-objects.js";

/** Products with the price that counts. */
export function readProducts(org: Org, prices: ReadonlyMap<string, number>): Product[] {
  const { products, options, ledger } = org;
  if (!org.lists.given("products")) {
    const sold = [...new Set([...prices.keys(), ...org.paid.keys()])];
    return sold.flatMap((id) => {
      const price = prices.get(id) ?? lastPaid(org, id);
      return price === undefined ? [] : [{ id, price }];
    });
  }
  return products.flatMap(({ id, row }) => {
    const byOption = options.product?.(row as Custom<SalesforceProduct>);
    const price = byOption?.price ?? prices.get(id) ?? lastPaid(org, id);
    if (byOption === null) ledger.leaveRow("products", id, "by-option");
    else if (price === undefined) ledger.leaveRow("products", id, "no-price", "UnitPrice");
    else {
      const gone = flag(row.IsActive) === false || flag(row.IsDeleted) === true || flag(row.IsArchived) === true;
      return [defined<Product>({ id, price, discontinued: gone ? true : undefined, ...byOption })];
    }
    return [];
  });
}

function lastPaid({ paid }: Org, product: string): number | undefined {
  return [...(paid.get(product) ?? [])].sort((a, b) => compareTexts(a.on, b.on)).at(-1)?.price;
}

/** Prices of the price book that counts, by product: in the records' currency where there are several. */
export function listedPrices(org: Org): Map<string, number> {
  const { money, options, entries, ledger } = org;
  const best = new Map<string, { price: number; rank: number }>();
  for (const { id, row } of entries) {
    const product = productId(org, relatedId(row, "Product2Id"));
    const price = number(row.UnitPrice);
    if (product === undefined || price === undefined || price < 0) {
      const field = product === undefined ? "Product2Id" : "UnitPrice";
      ledger.leaveRow("pricebookEntries", id, price !== undefined && price < 0 ? "out-of-range" : "missing", field);
      continue;
    }
    const currency = currencyCode(row.CurrencyIsoCode);
    if (currency !== undefined && money.currency !== undefined && currency !== money.currency) {
      ledger.leaveRow("pricebookEntries", id, "no-rate", "CurrencyIsoCode");
      continue;
    }
    const chosen =
      options.pricebookId !== undefined &&
      salesforceId(relatedId(row, "Pricebook2Id")) === salesforceId(options.pricebookId);
    const standard =
      flag(atPath(row, "Pricebook2.IsStandard")) === true ||
      /^standard( price book)?$/i.test(text(atPath(row, "Pricebook2.Name")) ?? "");
    const rank = (chosen ? 4 : 0) + (flag(row.IsActive) === false ? 0 : 2) + (standard ? 1 : 0);
    if (rank > (best.get(product)?.rank ?? -1)) best.set(product, { price, rank });
  }
  return new Map([...best].map(([product, { price }]) => [product, price]));
}
