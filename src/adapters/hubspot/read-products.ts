import type { Product } from "../../records/company/product.js";
import { defined } from "../shared/account-book.js";
import type { Custom } from "../shared/adapter-options.js";
import { marginOf } from "../shared/money-reader.js";
import { flag, moment, number, text } from "../shared/read-field.js";
import type { HubSpotObject } from "./hubspot-objects.js";
import { property } from "./hubspot-stages.js";
import type { Portal } from "./portal.js";

/** Products as listed; where no list was given, those that the lines name. */
export function readProducts(portal: Portal): Product[] {
  const { rows, lists, options, ledger } = portal;
  const prices = pricesOnLines(portal);
  if (!lists.given("products")) return [...prices].map(([id, price]) => ({ id, price }));
  return [...rows.products.values()].flatMap(({ id, row }) => {
    const byOption = options.product?.(row as Custom<HubSpotObject>);
    const price = byOption?.price ?? number(property(row, "price")) ?? prices.get(id);
    if (byOption === null) ledger.leaveRow("products", id, "by-option");
    else if (price === undefined) ledger.leaveRow("products", id, "no-price", "price");
    else if (price < 0) ledger.leaveRow("products", id, "out-of-range", "price");
    else {
      const cost = number(property(row, "hs_cost_of_goods_sold"));
      const margin = marginOf(price, cost);
      if (cost !== undefined && price > 0 && margin === undefined) {
        ledger.leaveField("products", id, "hs_cost_of_goods_sold", "out-of-range");
      }
      const recurs = text(property(row, "recurringbillingfrequency")) !== undefined;
      const kind = recurs ? "service-contract" : undefined;
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

/** Price of one on the latest line that names a product. */
function pricesOnLines({ lines }: Portal): Map<string, number> {
  const latest = new Map<string, { price: number; at: number }>();
  for (const { row } of lines.values()) {
    const productId = text(property(row, "hs_product_id"));
    const price = number(property(row, "price"));
    const at = moment(property(row, "createdate")) ?? 0;
    if (productId === undefined || price === undefined || price < 0) continue;
    if (at >= (latest.get(productId)?.at ?? -Infinity)) latest.set(productId, { price, at });
  }
  return new Map([...latest].map(([productId, { price }]) => [productId, price]));
}
