/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays read below their own length. */
import { type Due, MINOR_UNITS, chancesOf } from "./due-renewals.js";
import { type Endless, staysOf } from "./endless-draws.js";
import { drawnStayingOdds, type EndlessModel } from "../contracts/endless-model.js";
import { type RenewalModel, drawnOdds } from "../contracts/renewal-models.js";
import type { Assumption } from "../../evidence/assumption.js";
import { randomStream } from "../../numeric/random/random-stream.js";
import { uniform } from "../../numeric/random/random-variates.js";
import { keptFor } from "../../records/values/kept-for.js";
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
  const { kinds, kindOf } = kindsOf(due);
  const chances = kinds.map(() => new Float64Array(resamples));
  const next = new Float64Array(kinds.length);
  const all = new Float64Array(kinds.length);
  const money = Float64Array.from(due, (each) => each.money);
  const monthOf = Uint32Array.from(due, ({ month }) => month - firstMonth);
  const ofMonths = new Float64Array(months);
  for (let resample = 0; resample < resamples; resample++) {
    const random = randomStream(seed, resample);
    const odds = models.map((each) => drawnOdds(each, unknown.value, random));
    kinds.forEach((kind, at) => {
      const drawn = chancesOf(kind, odds, slowing.value, lateShare);
      next[at] = drawn.next;
      all[at] = drawn.all;
      const chance = chances[at];
      if (chance !== undefined) chance[resample] = drawn.next;
    });
    ofMonths.fill(0);
    let ofAll = 0;
    let ofAfter = after[resample]!;
    for (let index = 0; index < due.length; index++) {
      const luck = uniform(random);
      const kind = kindOf[index]!;
      if (luck >= next[kind]!) continue;
      ofAll += money[index]!;
      ofMonths[monthOf[index]!]! += money[index]!;
      // The same luck: what is renewed again and again was renewed the first time.
      if (luck < all[kind]!) ofAfter += money[index]!;
    }
    renewed[resample] = ofAll;
    after[resample] = ofAfter;
    sums.forEach((sum, month) => (sum[resample] = ofMonths[month]!));
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
    each: ofDue(chances.map((chance) => boundsOf(chance, 1))),
  };

  function ofDue(ofKinds: readonly MoneyBounds[]): MoneyBounds[] {
    return Array.from(kindOf, (kind) => ofKinds[kind]!);
  }
}

/** Contracts whose chances are the same in every future, one of each; and which of these every contract is like. */
function kindsOf(due: readonly Due[]): { kinds: Due[]; kindOf: Uint32Array } {
  const numbers = new Map<string, number>();
  const kinds: Due[] = [];
  const kindOf = Uint32Array.from(due, (each) => {
    const { chain, intention, terms, state, group, daysLate } = each;
    const key = [chain.renewalsMade, chain.windowDays, intention, terms, state, group, daysLate].join(" ");
    return keptFor(numbers, key, () => kinds.push(each) - 1);
  });
  return { kinds, kindOf };
}
