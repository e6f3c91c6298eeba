import type { Contract } from "../../records/account/contract.js";
import { isClosed } from "./contract-status.js";
import { renewalWindow } from "./contract-succession.js";
import type { RenewalChain } from "./renewal-chains.js";
import type { SignedTerm } from "./signed-chains.js";

/**
 * The term of a chain that runs on a day, `undefined` where none does. Between a term and a renewal that is signed late the
 * earlier one still counts, and so does the last one while it may still be renewed.
 * @internal
 */
export function termOn<Row extends Contract>(
  { signed, isOver }: Pick<RenewalChain<Row>, "signed" | "isOver">,
  day: number,
  windowDays: number,
): SignedTerm<Row> | undefined {
  const at = signed.findLastIndex(({ startDay }) => startDay <= day);
  const term = signed[at];
  const next = signed[at + 1];
  if (term === undefined) return undefined;
  if (next === undefined) return isOver ? undefined : term;
  const { contract, startDay, endDay } = term;
  if (endDay === null || endDay >= day || (contract.autoRenews === true && !isClosed(contract))) return term;
  return next.startDay - endDay - 1 <= renewalWindow({ startDay, endDay }, windowDays) ? term : undefined;
}
