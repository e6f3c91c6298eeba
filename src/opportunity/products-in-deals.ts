import { assertRows, assertText } from "../errors.js";
import { addMonths, dayInRow } from "../calendar/days/plain-date.js";
import type { Account } from "../records/account/account.js";
import type { Deal } from "../records/account/deal.js";
import type { CompiledCatalogue } from "./catalogue/catalogue.js";
import type { Holdings } from "./holdings/holdings.js";

/** Products that deals keep from being offered, as positions in the catalogue. */
export interface ProductsInDeals {
  /** In a deal that is open: they are on offer already. */
  open: ReadonlySet<number>;
  /** In a deal that was lost not long ago, and neither bought nor in an open deal since. */
  declined: ReadonlySet<number>;
}

/** Made where it is first asked for: of most accounts. */
let none: ProductsInDeals | undefined;

/**
 * The products that stand in an account's deals on a day.
 *
 * @param declinedMonths - Calendar months for which what was declined is not offered again.
 * @internal
 */
export function productsInDeals(
  functionName: string,
  { deals }: Pick<Account, "deals">,
  { positions }: CompiledCatalogue,
  { since }: Pick<Holdings, "since">,
  { asOf, declinedMonths }: { asOf: number; declinedMonths: number },
): ProductsInDeals {
  if (deals == null || deals.length === 0) return (none ??= { open: new Set(), declined: new Set() });
  assertRows(functionName, "deals", deals);
  const [open, declined] = [new Set<number>(), new Set<number>()];
  const each = (index: number, products: NonNullable<Deal["products"]>, note: (position: number) => void): void => {
    assertRows(functionName, `deals[${index}].products`, products);
    products.forEach(({ productId }, line) => {
      assertText(functionName, `deals[${index}].products[${line}].productId`, productId);
      const position = positions.get(productId);
      if (position !== undefined) note(position);
    });
  };
  deals.forEach(({ status, openedOn, closedOn, products }, index) => {
    if (products == null || status === "won") return;
    const dayOf = (field: "openedOn" | "closedOn", on: string): number =>
      dayInRow(functionName, "deals", index, field, on);
    if (status === "open") {
      if (openedOn == null || dayOf("openedOn", openedOn) <= asOf)
        each(index, products, (position) => open.add(position));
      return;
    }
    if (closedOn == null) return;
    const lostDay = dayOf("closedOn", closedOn);
    if (lostDay > asOf || asOf >= addMonths(lostDay, declinedMonths)) return;
    each(index, products, (position) => {
      if ((since[position] ?? 0) <= lostDay) declined.add(position);
    });
  });
  for (const position of open) declined.delete(position);
  return { open, declined };
}
