import type { Contract } from "../../records/account/contract.js";

/**
 * Whether a contract never ran: it is not signed yet, or was called off before it began, whatever end it names. It is one
 * rule, and all that looks at renewals follows it.
 * @internal
 */
export function neverRan({ status }: Contract, startDay: number, asOfDay: number): boolean {
  return status === "draft" || ((status === "cancelled" || status === "expired") && startDay > asOfDay);
}
