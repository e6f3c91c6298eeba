import { ownedProducts } from "../accounts/owned-products.js";
import { dayInRow } from "../calendar/days/plain-date.js";
import { assertNumber, assertText, RetentionError } from "../errors.js";
import { resolveCatalogue } from "../opportunity/catalogue/resolve-catalogue.js";
import type { OpportunityOptions } from "../opportunity/opportunity.js";
import type { Account } from "../records/account/account.js";

/** Largest quantity, amount and hours. */
const LARGEST_NUMBER = 1e12;

/**
 * The kinds of the products that an account owns on a day. What it spent is not looked at, so that spacing reviews brings
 * nothing of that into a bundle.
 * @internal
 */
export function ownedKinds(
  functionName: string,
  account: Account,
  asOf: number,
  catalogue: OpportunityOptions["catalogue"] | null | undefined,
): ReadonlySet<string> {
  if (catalogue == null) {
    const rule = "must be given where the policy has intervals by kind of product";
    throw new RetentionError(functionName, "catalogue", rule, catalogue);
  }
  const { products, positions } = resolveCatalogue(functionName, "catalogue", catalogue);
  const kinds = new Set<string>();
  for (const { productId } of ownedProducts(functionName, account, asOf)) {
    const product = products[positions.get(productId) ?? -1];
    if (product !== undefined) kinds.add(product.kind);
  }
  assertAmounts(functionName, account);
  return kinds;
}

/** Refuses rows that other readers of what is owned refuse. */
function assertAmounts(functionName: string, { id, owned, purchases }: Account): void {
  const assert = (path: string, value: number | null | undefined, min: number): void => {
    if (value != null) assertNumber(functionName, path, value, { min, max: LARGEST_NUMBER });
  };
  owned?.forEach(({ quantity, maintenanceHoursPerYear }, index) => {
    assert(`owned[${index}].quantity`, quantity, 0);
    assert(`owned[${index}].maintenanceHoursPerYear`, maintenanceHoursPerYear, 0);
  });
  purchases?.forEach(({ accountId, productId, on, amount, quantity }, index) => {
    const path = `purchases[${index}]`;
    if (accountId != null && accountId !== id) {
      throw new RetentionError(functionName, `${path}.accountId`, `must be that of the account, ${id}`, accountId);
    }
    dayInRow(functionName, "purchases", index, "on", on);
    if (productId != null) assertText(functionName, `${path}.productId`, productId);
    assert(`${path}.amount`, amount, -LARGEST_NUMBER);
    assert(`${path}.quantity`, quantity, -LARGEST_NUMBER);
  });
}
