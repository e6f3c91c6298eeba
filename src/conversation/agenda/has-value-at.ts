import type { Account } from "../../records/account.js";

/**
 * Whether an account has a value at a path: `annualBudget`, or `owned.mill.maintenanceHoursPerYear`, where a list is
 * entered by the `productId` or `id` of its rows.
 * @internal
 */
export function hasValueAt(account: Account, path: string): boolean {
  let value: unknown = account;
  for (const key of path.split(".")) {
    if (Array.isArray(value)) {
      value = value.find(
        (row: { productId?: unknown; id?: unknown } | null) => row?.productId === key || row?.id === key,
      );
    } else if (typeof value === "object" && value !== null && Object.hasOwn(value, key)) {
      value = (value as Record<string, unknown>)[key];
    } else {
      return false;
    }
  }
  return value !== undefined && value !== null;
}
