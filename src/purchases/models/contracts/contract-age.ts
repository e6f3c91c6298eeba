import { assertCount, assertObject, RetentionError } from "../../../errors.js";

/** How far a contract has come, told in one of two ways that differ by one. */
export type ContractAge =
  | {
      /** Renewals that the customer has made: 0 in the first period. */
      renewalsMade: number;
    }
  | {
      /** Periods that the customer has begun: 1 in the first period, its renewal still to come. */
      periodsBegun: number;
    };

/**
 * Renewals made by a contract of this age.
 * @internal
 */
export function renewalsOf(
  functionName: string,
  age: Partial<Record<"renewalsMade" | "periodsBegun", number>>,
): number {
  assertObject(functionName, "age", age);
  const { renewalsMade, periodsBegun } = age;
  if ((renewalsMade === undefined) === (periodsBegun === undefined)) {
    throw new RetentionError(functionName, "age", "must give either renewalsMade or periodsBegun", age);
  }
  if (renewalsMade !== undefined) {
    assertCount(functionName, "age.renewalsMade", renewalsMade);
    return renewalsMade;
  }
  assertCount(functionName, "age.periodsBegun", periodsBegun, { min: 1 });
  return periodsBegun - 1;
}
