import type { Product } from "../../records/company/product.js";
import { defined } from "../shared/account-book.js";
import type { Custom } from "../shared/adapter-options.js";
import { converted, currencyCode, marginOf } from "../shared/money-reader.js";
import { dayIn, moment } from "../shared/read-day.js";
import { filled, flag, number, text } from "../shared/read-field.js";
import type { HubSpotObject } from "./hubspot-objects.js";
import { property } from "./hubspot-stages.js";
import type { Portal } from "./portal.js";
import { frequencyOf, moneyOfYear } from "./recurring-term.js";

/** Products as listed; where no list was given, those that the lines name. */
export function readProducts(portal: Portal): Product[] {
  const { rows, lists, options, ledger } = portal;
  const prices = pricesOnLines(portal);
  if (!lists.given("products")) return [...prices].map(([id, price]) => ({ id, price }));
  return [...rows.products.values()].flatMap(({ id, row }) => {
    const byOption = options.product?.(row as Custom<HubSpotObject>);
    const listed = moneyOfYear(row, number(property(row, "price")));
    const price = byOption?.price ?? listedPrice(portal, row, listed) ?? prices.get(id);
    if (byOption === null) ledger.leaveRow("products", id, "by-option");
    else if (price === undefined)
      ledger.leaveRow("products", id, listed === undefined ? "no-price" : "no-rate", "price");
    else if (price < 0) ledger.leaveRow("products", id, "out-of-range", "price");
    else {
      const cost = moneyOfYear(row, number(property(row, "hs_cost_of_goods_sold")));
      // Price and cost are in the portal's own currency, whatever the price is converted to: the share is the same.
      const margin = marginOf(listed ?? price, cost);
      if (cost !== undefined && (listed ?? price) > 0 && margin === undefined) {
        ledger.leaveField("products", id, "hs_cost_of_goods_sold", "out-of-range");
      }
      const kind = frequencyOf(row) === undefined ? undefined : "service-contract";
      return [
        defined<Product>({
          id,
          price,
          margin,
          kind,
          discontinued: flag(row.archived) === true ? true : undefined,
          ...byOption,
        }),
      ];
    }
    return [];
  });
}

/** A product's price in the records' currency: the one it has for it, else that of the portal's own currency, converted. */
function listedPrice(
  { money, homeCurrency, options }: Portal,
  row: HubSpotObject,
  listed: number | undefined,
): number | undefined {
  const own =
    money.currency === undefined
      ? undefined
      : moneyOfYear(row, number(property(row, `hs_price_${money.currency.toLowerCase()}`)));
  if (own !== undefined || listed === undefined || homeCurrency === money.currency) return own ?? listed;
  if (homeCurrency === undefined) return undefined;
  const on = dayIn(filled(row.updatedAt, property(row, "hs_lastmodifieddate"), row.createdAt), "UTC");
  const { rates } = options;
  const constant =
    typeof rates === "object" && rates !== null && Object.hasOwn(rates, homeCurrency) ? rates[homeCurrency] : undefined;
  return converted(listed, on === undefined ? number(constant) : money.rate(homeCurrency, on));
}

/** Price of one on the latest line that names a product. */
function pricesOnLines({ lines, money }: Portal): Map<string, number> {
  const latest = new Map<string, { price: number; at: number }>();
  for (const { row } of lines.values()) {
    const productId = text(property(row, "hs_product_id"));
    const price = moneyOfYear(row, number(property(row, "price")));
    const at = moment(property(row, "createdate")) ?? 0;
    const currency = currencyCode(property(row, "hs_line_item_currency_code"));
    if (productId === undefined || price === undefined || price < 0) continue;
    if (currency !== undefined && money.currency !== undefined && currency !== money.currency) continue;
    if (at >= (latest.get(productId)?.at ?? -Infinity)) latest.set(productId, { price, at });
  }
  return new Map([...latest].map(([productId, { price }]) => [productId, price]));
}
