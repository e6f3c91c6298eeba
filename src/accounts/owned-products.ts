import { assertRows, assertText } from "../errors.js";
import { dayInRow } from "../calendar/days/plain-date.js";
import type { Account } from "../records/account/account.js";
import { compareTexts } from "../records/values/compare-texts.js";
import { isInUse } from "../records/account/kept-pieces.js";
import { keptPurchases } from "../reading/kept-purchases.js";
import type { PlainDate } from "../records/values/time.js";

/** Something that an account owns. */
export interface OwnedSince {
  productId: string;
  purchasedOn: PlainDate;
  /** `null` if no one recorded them. */
  maintenanceHoursPerYear: number | null;
}

/**
 * What an account owns on a day, the oldest first. `owned` wins; without it a product is owned of which a purchase is left
 * once returns are taken off, since the latest of these.
 * @internal
 */
export function ownedProducts(functionName: string, account: Account, asOf: number): OwnedSince[] {
  const { owned } = account;
  const purchases = account.purchases ?? [];
  assertRows(functionName, "owned", owned ?? []);
  assertRows(functionName, "purchases", purchases);
  const products = owned
    ? owned
        .filter((row, index) => {
          // Its path is written out where it is wrong, and only there.
          if (typeof row.productId !== "string" || row.productId === "") {
            assertText(functionName, `owned[${index}].productId`, row.productId);
          }
          return dayInRow(functionName, "owned", index, "purchasedOn", row.purchasedOn) <= asOf && isInUse(row);
        })
        .map(({ productId, purchasedOn, maintenanceHoursPerYear }) => ({
          productId,
          purchasedOn,
          maintenanceHoursPerYear: maintenanceHoursPerYear ?? null,
        }))
    : fromPurchases(
        keptPurchases(
          purchases.filter(({ on }, index) => dayInRow(functionName, "purchases", index, "on", on) <= asOf),
          asOf,
        ),
      );
  if (products.length < 2) return products;
  return products.sort((a, b) => compareTexts(a.purchasedOn, b.purchasedOn) || compareTexts(a.productId, b.productId));
}

function fromPurchases(purchases: NonNullable<Account["purchases"]>): OwnedSince[] {
  const latest: OwnedSince[] = [];
  let byProduct: Map<string, OwnedSince> | null = null;
  for (const { productId, on, quantity } of purchases) {
    if (productId == null || !((quantity ?? 1) > 0)) continue;
    // Few are bought: they are looked through faster than a map is made.
    const known =
      byProduct?.get(productId) ??
      (byProduct === null ? latest.find((each) => each.productId === productId) : undefined);
    if (known !== undefined) {
      if (on > known.purchasedOn) known.purchasedOn = on;
      continue;
    }
    const since = { productId, purchasedOn: on, maintenanceHoursPerYear: null };
    latest.push(since);
    byProduct?.set(productId, since);
    if (byProduct === null && latest.length > FEW) byProduct = new Map(latest.map((each) => [each.productId, each]));
  }
  return latest;
}

/** Products up to which they are looked through one by one. */
const FEW = 32;
