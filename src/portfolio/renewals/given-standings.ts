import type { AccountState } from "../standing/account-standing.js";
import { assertArray, assertObject, assertOneOf, assertText } from "../../errors.js";

const NAME = "renewalForecast";

/**
 * The states of the accounts, by their ids.
 * @internal
 */
export function statesOf(
  standings: readonly { accountId: string; standing: { state: AccountState } }[] | undefined,
): ReadonlyMap<string, AccountState> {
  const path = "options.standings";
  if (standings === undefined) return new Map();
  assertArray(NAME, path, standings);
  return new Map(
    standings.map((row, index): [string, AccountState] => {
      assertObject(NAME, `${path}[${index}]`, row);
      assertText(NAME, `${path}[${index}].accountId`, row.accountId);
      assertObject(NAME, `${path}[${index}].standing`, row.standing);
      const { state } = row.standing;
      const states = ["prospect", "new", "active", "slowing", "lapsed", "lost"] as const;
      assertOneOf(NAME, `${path}[${index}].standing.state`, state, states);
      return [row.accountId, state];
    }),
  );
}
