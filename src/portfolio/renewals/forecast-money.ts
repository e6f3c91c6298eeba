import { type Due, MINOR_UNITS, chancesOf } from "./due-renewals.js";
import { type Endless, staysOf } from "./endless-draws.js";
import { drawnStayingOdds, type EndlessModel } from "../contracts/endless-model.js";
import { type RenewalModel, drawnOdds } from "../contracts/renewal-models.js";
import type { Assumption } from "../../evidence/assumption.js";
import { randomStream } from "../../numeric/random/random-stream.js";
import { uniform } from "../../numeric/random/random-variates.js";
import { percentileBounds } from "../../numeric/random/resampled-accounts.js";

/** Expected money, with its bounds. */
export interface ForecastMoney {
  readonly expected: number;
  /** Bounds of what will come, the uncertainty of the chances included; `null` without draws. */
  readonly lower: number | null;
  readonly upper: number | null;
}

interface Draws {
  due: readonly Due[];
  models: readonly RenewalModel[];
  endless: readonly Endless[];
  endlessModels: readonly EndlessModel[];
  resamples: number;
  seed: number;
  confidence: number;
  firstMonth: number;
  months: number;
  /** Money that is not up for renewal, in hundredths. */
  sure: number;
  unknown: Assumption;
  endlessStays: Assumption;
  slowing: Assumption;
  /** Share of the renewals that come after the end. */
  lateShare: number;
}

/**
 * Bounds of expected money.
 * @internal
 */
export type MoneyBounds = Omit<ForecastMoney, "expected">;

/**
 * Bounds of money that nothing is known of.
 * @internal
 */
export const OPEN = { lower: null, upper: null } as const;

/**
 * Bounds of the money, and of the chances, over futures in which the chances are drawn first and then what happens.
 * @internal
 */
export function drawn({
  due,
  models,
  endless,
  endlessModels,
  resamples,
  seed,
  confidence,
  firstMonth,
  months,
  sure,
  unknown,
  endlessStays,
  slowing,
  lateShare,
}: Draws): {
  renewed: MoneyBounds;
  endless: MoneyBounds;
  after: MoneyBounds;
  months: MoneyBounds[];
  each: MoneyBounds[];
} {
  const sums = Array.from({ length: months }, () => new Float64Array(resamples));
  const renewed = new Float64Array(resamples);
  const after = new Float64Array(resamples).fill(sure);
  const staying = new Float64Array(resamples);
  const chances = due.map(() => new Float64Array(resamples));
  for (let resample = 0; resample < resamples; resample++) {
    const random = randomStream(seed, resample);
    const odds = models.map((each) => drawnOdds(each, unknown.value, random));
    due.forEach((each, index) => {
      const { next, all } = chancesOf(each, odds, slowing.value, lateShare);
      const chance = chances[index];
      if (chance !== undefined) chance[resample] = next;
      const luck = uniform(random);
      if (luck >= next) return;
      renewed[resample] = (renewed[resample] ?? 0) + each.money;
      const sum = sums[each.month - firstMonth];
      if (sum !== undefined) sum[resample] = (sum[resample] ?? 0) + each.money;
      // The same luck: what is renewed again and again was renewed the first time.
      if (luck < all) after[resample] = (after[resample] ?? 0) + each.money;
    });
    if (endless.length === 0) continue;
    const stays = endlessModels.map((each) => drawnStayingOdds(each, endlessStays.value, random));
    let stayed = 0;
    for (const each of endless) if (uniform(random) < staysOf(each, stays, slowing.value)) stayed += each.money;
    staying[resample] = stayed;
    after[resample] = (after[resample] ?? 0) + stayed;
  }
  const boundsOf = (figures: Float64Array, units: number): MoneyBounds => {
    const bounds = resamples === 0 ? null : percentileBounds(figures, confidence);
    return bounds === null ? OPEN : { lower: bounds.lower / units, upper: bounds.upper / units };
  };
  return {
    renewed: boundsOf(renewed, MINOR_UNITS),
    endless: boundsOf(staying, MINOR_UNITS),
    after: boundsOf(after, MINOR_UNITS),
    months: sums.map((sum) => boundsOf(sum, MINOR_UNITS)),
    each: chances.map((chance) => boundsOf(chance, 1)),
  };
}
