import { assertRows, assertText } from "../errors.js";
import { dayInRow } from "../calendar/days/plain-date.js";
import type { Account } from "../records/account/account.js";
import type { CompiledCatalogue } from "./catalogue/catalogue.js";

const NONE: ReadonlySet<number> = new Set();

/**
 * Positions of the products that stand in a deal which is open on a day: they are on offer already.
 * @internal
 */
export function productsInDeals(
  functionName: string,
  { deals }: Pick<Account, "deals">,
  { positions }: CompiledCatalogue,
  asOf: number,
): ReadonlySet<number> {
  if (deals == null) return NONE;
  assertRows(functionName, "deals", deals);
  const found = new Set<number>();
  deals.forEach(({ status, openedOn, products }, index) => {
    if (status !== "open" || products == null) return;
    if (openedOn != null && dayInRow(functionName, "deals", index, "openedOn", openedOn) > asOf) return;
    assertRows(functionName, `deals[${index}].products`, products);
    products.forEach(({ productId }, line) => {
      assertText(functionName, `deals[${index}].products[${line}].productId`, productId);
      const position = positions.get(productId);
      if (position !== undefined) found.add(position);
    });
  });
  return found;
}
