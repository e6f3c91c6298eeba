import type { Contract } from "../../records/account/contract.js";

/**
 * Whether a contract was called off or is over, and does not go on by itself.
 * @internal
 */
export function isClosed({ status }: Pick<Contract, "status">): boolean {
  return status === "cancelled" || status === "expired";
}

/**
 * Whether a contract never ran: it is not signed yet, or was called off before it began, whatever end it names. It is one
 * rule, and all that looks at renewals follows it.
 * @internal
 */
export function neverRan(contract: Contract, startDay: number, asOfDay: number): boolean {
  return contract.status === "draft" || (isClosed(contract) && startDay > asOfDay);
}
