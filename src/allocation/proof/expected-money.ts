import { assertNumber, assertOptions, RetentionError } from "../../errors.js";
import { squared } from "../../numeric/elementary/squared.js";
import type { ExperimentAccount } from "./experiment-account.js";

/** What is expected of the money that an account spends during the experiment. */
export interface ExpectedMoney {
  /** What the reviews are expected to add for each account. */
  difference: number;
  /**
   * Standard deviation of spend between accounts.
   * @defaultValue that of `before`
   */
  deviation?: number | null | undefined;
  /** Correlation of spend with spend before, from 0 to below 1, which the result is adjusted by. @defaultValue 0 */
  correlation?: number | null | undefined;
}

/**
 * What is expected of the money, with its spread after the adjustment for earlier spend.
 * @internal
 */
export function expectedMoney(
  functionName: string,
  accounts: readonly ExperimentAccount[],
  money: ExpectedMoney,
): { difference: number; deviation: number } {
  const knownMoney = assertOptions(functionName, "options.money", money, {
    difference: true,
    deviation: true,
    correlation: true,
  });
  const { difference, correlation = 0 } = knownMoney;
  assertNumber(functionName, "options.money.difference", difference);
  if (difference === 0) throw new RetentionError(functionName, "options.money.difference", "must not be 0", difference);
  assertNumber(functionName, "options.money.correlation", correlation, { min: 0, below: 1 });
  const deviation = knownMoney.deviation ?? deviationBefore(functionName, accounts);
  assertNumber(functionName, "options.money.deviation", deviation, { min: 0 });
  return { difference, deviation: deviation * Math.sqrt(1 - squared(correlation)) };
}

function deviationBefore(functionName: string, accounts: readonly ExperimentAccount[]): number | undefined {
  const known = accounts.flatMap(({ before }, index) => {
    if (before === undefined || before === null) return [];
    assertNumber(functionName, `accounts[${index}].before`, before);
    return [before];
  });
  if (known.length < 2) return undefined;
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  return Math.sqrt(known.reduce((sum, value) => sum + squared(value - mean), 0) / (known.length - 1));
}
