import { addTo } from "../records/values/add-to.js";
import { assertRows, assertText } from "../errors.js";
import { dayInRow } from "../calendar/days/plain-date.js";
import type { Account } from "../records/account/account.js";
import { compareTexts } from "../records/values/compare-texts.js";
import { isInUse, latestKept, piecesOf } from "../records/account/kept-pieces.js";
import type { Purchase } from "../records/account/purchase.js";
import type { PlainDate } from "../records/values/time.js";

/** Something that an account owns. */
export interface OwnedSince {
  productId: string;
  purchasedOn: PlainDate;
  /** `null` if no one recorded them. */
  maintenanceHoursPerYear: number | null;
}

/**
 * What an account owns on a day, the oldest first. `owned` wins; without it a product is owned where the pieces bought
 * exceed those returned, since the latest purchase of which something is left.
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
    : fromPurchases(purchases.filter(({ on }, index) => dayInRow(functionName, "purchases", index, "on", on) <= asOf));
  if (products.length < 2) return products;
  return products.sort((a, b) => compareTexts(a.purchasedOn, b.purchasedOn) || compareTexts(a.productId, b.productId));
}

function fromPurchases(purchases: NonNullable<Account["purchases"]>): OwnedSince[] {
  const latest: OwnedSince[] = [];
  let anyReturned = false;
  for (const purchase of purchases) {
    const { productId, on } = purchase;
    if (productId == null) continue;
    const pieces = piecesOf(purchase);
    if (pieces < 0) anyReturned = true;
    if (!(pieces > 0)) continue;
    // Few are bought: they are looked through faster than a map is made.
    const known = latest.find((each) => each.productId === productId);
    if (known === undefined) latest.push({ productId, purchasedOn: on, maintenanceHoursPerYear: null });
    else if (on > known.purchasedOn) known.purchasedOn = on;
    if (latest.length > FEW) return afterReturns(purchases);
  }
  return anyReturned ? afterReturns(purchases) : latest;
}

/** Products up to which they are looked through one by one. */
const FEW = 32;

/** The same where something was returned, or much was bought. */
function afterReturns(purchases: NonNullable<Account["purchases"]>): OwnedSince[] {
  const rows = new Map<string, Purchase[]>();
  for (const purchase of purchases) {
    if (purchase.productId == null) continue;
    addTo(rows, purchase.productId, purchase);
  }
  return [...rows].flatMap(([productId, of]) => {
    const purchasedOn = latestKept(of);
    return purchasedOn === null ? [] : [{ productId, purchasedOn, maintenanceHoursPerYear: null }];
  });
}
