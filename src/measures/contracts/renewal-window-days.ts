import { assertCount } from "../../errors.js";
import type { ContractAssumptions } from "../../evidence/contract-figures.js";

/**
 * The days around the end of a contract within which a renewal may begin.
 * @internal
 */
export function renewalWindowDays(
  functionName: string,
  assumed: Pick<ContractAssumptions, "contracts.renewalWindowDays">,
): number {
  const key = "contracts.renewalWindowDays";
  const { value } = assumed[key];
  assertCount(functionName, `assumptions["${key}"].value`, value, { max: 3660 });
  return value;
}
