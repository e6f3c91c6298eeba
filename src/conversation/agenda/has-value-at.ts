import type { Account } from "../../records/account/account.js";
import { keptAmong } from "../../records/values/kept-for.js";

/** Paths that were asked for, by their keys: a bank has few. */
const keys = new Map<string, readonly string[]>();

const MOST_PATHS = 1024;

/**
 * Whether an account has a value at a path: `annualBudget`, or `owned.mill.maintenanceHoursPerYear`, where a list is
 * entered by the `productId` or `id` of its rows.
 * @internal
 */
export function hasValueAt(account: Account, path: string): boolean {
  let value: unknown = account;
  for (const key of keptAmong(keys, MOST_PATHS, path, () => path.split("."))) {
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
