import type { AccountState } from "../standing/account-standing.js";
import { monthsAhead } from "../contracts/contract-outlook.js";
import { type EndlessModel, type StayingOdds, wholeMonths } from "../contracts/endless-model.js";
import { stayingChance } from "../contracts/renewal-chances.js";
import { moneyOf, type RenewalChain } from "./due-renewals.js";

/**
 * A contract without an end, as it may be left.
 * @internal
 */
export interface Endless {
  /** In hundredths; 0 where it is not known. */
  money: number;
  /** Whole months that it has run. */
  age: number;
  /** Months from now, or its beginning, to the last day looked at. */
  months: number;
  state: AccountState | null;
  group: number;
}

/**
 * The contracts without an end among chains that are not over.
 * @internal
 */
export function endlessOf(
  running: readonly RenewalChain[],
  models: readonly EndlessModel[],
  { asOfDay, toDay, states }: { asOfDay: number; toDay: number; states: ReadonlyMap<string, AccountState> },
): Endless[] {
  return running.flatMap(({ contract, startDay, endDay }): Endless[] => {
    if (endDay !== null) return [];
    return [
      {
        // What begins after the last day looked at is not in the money then.
        money: startDay > toDay ? 0 : (moneyOf(contract) ?? 0),
        age: wholeMonths(startDay, asOfDay),
        months: monthsAhead(startDay, asOfDay, toDay),
        state: states.get(contract.accountId) ?? null,
        group: models.findIndex(({ per }) => per === (contract.per ?? null)),
      },
    ];
  });
}

/**
 * Chance that a contract without an end still runs once the days looked at have passed.
 * @internal
 */
export function staysOf({ age, months, state, group }: Endless, odds: readonly StayingOdds[], slowing: number): number {
  return stayingChance(odds[group]?.(age, months) ?? 0, state, slowing);
}
