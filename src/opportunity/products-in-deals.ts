import { assertRows, assertText } from "../errors.js";
import { addMonths, dayInRow } from "../calendar/days/plain-date.js";
import type { Account } from "../records/account/account.js";
import type { Deal } from "../records/account/deal.js";
import type { CompiledCatalogue } from "./catalogue/catalogue.js";
import type { Holdings } from "./holdings/holdings.js";

/** Products that deals keep from being offered, as positions in the catalogue. */
export interface ProductsInDeals {
  /** In a deal that is open and believed in: they are on offer already. */
  open: ReadonlySet<number>;
  /** In a deal that was lost not long ago, and neither bought nor in an open deal since. */
  declined: ReadonlySet<number>;
  /** Deals that are open so long after their expected day that no one believes in them: they keep nothing from being offered. */
  stale: number;
}

/** Made where it is first asked for: of most accounts. */
let none: ProductsInDeals | undefined;

/**
 * The products that stand in an account's deals on a day.
 *
 * @param dealDays - Days after its expected day up to which a deal that is open is believed in.
 * @param declinedMonths - Calendar months for which what was declined is not offered again.
 * @internal
 */
export function productsInDeals(
  functionName: string,
  { deals }: Pick<Account, "deals">,
  { positions }: CompiledCatalogue,
  { since }: Pick<Holdings, "since">,
  { asOf, declinedMonths, dealDays }: { asOf: number; declinedMonths: number; dealDays: number },
): ProductsInDeals {
  if (deals == null || deals.length === 0) return (none ??= { open: new Set(), declined: new Set(), stale: 0 });
  assertRows(functionName, "deals", deals);
  const [open, declined] = [new Set<number>(), new Set<number>()];
  let stale = 0;
  const each = (index: number, products: NonNullable<Deal["products"]>, note: (position: number) => void): void => {
    assertRows(functionName, `deals[${index}].products`, products);
    products.forEach(({ productId }, line) => {
      assertText(functionName, `deals[${index}].products[${line}].productId`, productId);
      const position = positions.get(productId);
      if (position !== undefined) note(position);
    });
  };
  deals.forEach(({ status, openedOn, expectedCloseOn, closedOn, products }, index) => {
    if (products == null || status === "won") return;
    const dayOf = (field: "openedOn" | "expectedCloseOn" | "closedOn", on: string): number =>
      dayInRow(functionName, "deals", index, field, on);
    if (status === "open") {
      if (openedOn != null && dayOf("openedOn", openedOn) > asOf) return;
      const isStale = expectedCloseOn != null && dayOf("expectedCloseOn", expectedCloseOn) < asOf - dealDays;
      const named = new Set<number>();
      each(index, products, (position) => named.add(position));
      if (!isStale) named.forEach((position) => open.add(position));
      else if (named.size > 0) stale++;
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
  return { open, declined, stale };
}
