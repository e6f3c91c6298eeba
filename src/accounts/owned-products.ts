import { assertRows, assertText } from "../errors.js";
import { dayNumber } from "../calendar/plain-date.js";
import type { Account } from "../records/account.js";
import { compareTexts } from "../records/compare-texts.js";
import type { PlainDate } from "../records/time.js";

/** Something that an account owns. */
export interface OwnedSince {
  productId: string;
  purchasedOn: PlainDate;
  /** `null` where nobody recorded them. */
  maintenanceHoursPerYear: number | null;
}

/**
 * What an account owns on a day, the oldest first. `owned` wins; without it a product is owned where the pieces bought
 * exceed those returned, since its latest purchase.
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
          assertText(functionName, `owned[${index}].productId`, row.productId);
          return dayNumber(functionName, `owned[${index}].purchasedOn`, row.purchasedOn) <= asOf;
        })
        .map(({ productId, purchasedOn, maintenanceHoursPerYear }) => ({
          productId,
          purchasedOn,
          maintenanceHoursPerYear: maintenanceHoursPerYear ?? null,
        }))
    : fromPurchases(purchases.filter(({ on }, index) => dayNumber(functionName, `purchases[${index}].on`, on) <= asOf));
  return products.sort((a, b) => compareTexts(a.purchasedOn, b.purchasedOn) || compareTexts(a.productId, b.productId));
}

function fromPurchases(purchases: NonNullable<Account["purchases"]>): OwnedSince[] {
  const pieces = new Map<string, number>();
  const since = new Map<string, PlainDate>();
  for (const { productId, on, amount, ...row } of purchases) {
    const quantity = row.quantity ?? ((amount ?? 0) < 0 ? -1 : 1);
    if (productId == null) continue;
    pieces.set(productId, (pieces.get(productId) ?? 0) + quantity);
    if (quantity > 0 && on > (since.get(productId) ?? "")) since.set(productId, on);
  }
  return [...since]
    .filter(([productId]) => (pieces.get(productId) ?? 0) > 0)
    .map(([productId, purchasedOn]) => ({ productId, purchasedOn, maintenanceHoursPerYear: null }));
}
