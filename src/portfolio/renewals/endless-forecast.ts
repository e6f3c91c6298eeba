import { type EndlessModel, stayingOdds } from "../contracts/endless-model.js";
import type { ForecastMoney, MoneyBounds } from "./forecast-money.js";
import { MINOR_UNITS } from "./due-renewals.js";
import { type Endless, staysOf } from "./endless-draws.js";

/**
 * Contracts without an end date, which may be cancelled at any time. `expected` and its bounds are what still runs
 * after `to`.
 */
export interface EndlessForecast extends ForecastMoney {
  readonly contracts: number;
  /** Expected number of them that end by `to`. */
  readonly ending: number;
  /** Their yearly amount. */
  readonly amount: number;
  /** What was learned about their endings, by how often they are billed. */
  readonly models: readonly EndlessModel[];
}

/**
 * What of contracts without an end is expected to run on.
 * @internal
 */
export function endlessForecast(
  endless: readonly Endless[],
  models: readonly EndlessModel[],
  { staysWhenUnknown, slowing, bounds }: { staysWhenUnknown: number; slowing: number; bounds: MoneyBounds },
): EndlessForecast {
  const odds = models.map((model) => stayingOdds(model, staysWhenUnknown));
  const stays = endless.map((each) => staysOf(each, odds, slowing));
  const sum = (of: (each: Endless, index: number) => number): number =>
    endless.reduce((total, each, index) => total + of(each, index), 0);
  return {
    contracts: endless.length,
    ending: sum((_, index) => 1 - (stays[index] ?? 0)),
    amount: sum(({ money }) => money) / MINOR_UNITS,
    expected: sum(({ money }, index) => money * (stays[index] ?? 0)) / MINOR_UNITS,
    ...bounds,
    models,
  };
}
