import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { assertArray, assertCount, assertNumber, assertOptions, RetentionError } from "../../errors.js";
import { randomStream } from "../../numeric/random/random-stream.js";
import { gamma, uniform } from "../../numeric/random/random-variates.js";
import type { BgBbParameters } from "../models/bg-bb/bg-bb-model.js";
import type { BgNbdParameters } from "../models/beta-geometric/bg-nbd-model.js";
import { assertHorizon, MOST_OPPORTUNITIES } from "../predictions/horizon.js";
import type { HistoryOf, PurchaseModel } from "../predictions/posterior.js";
import { assertModel, covariatesOf } from "../engine/model.js";
import type { ParetoNbdParameters } from "../models/pareto-nbd/pareto-nbd-model.js";
import { log } from "../../numeric/elementary/log.js";

/** Options of `simulateHistories`. */
export interface SimulationOptions {
  /** For each customer the time observed, or the number of opportunities, at most 1,000,000 of them. */
  observed: readonly number[];
  /** A whole number; the same seed draws the same customers. */
  seed: number;
  /**
   * Time after the end of observation for which `nextPurchases` counts, in the model's unit.
   * @defaultValue `0`
   */
  horizon?: number | null | undefined;
}

/** What a simulated customer did during observation and after it. */
export interface SimulatedFuture {
  /** Whether the customer still is one at the end of observation. */
  alive: boolean;
  /** Purchases within the horizon after it. */
  nextPurchases: number;
}

/** Moments of purchases after the first, until the end, and when the customer left. */
interface Life {
  purchases: number[];
  leavesAt: number;
}

/** More purchases of one customer are not drawn, as they are kept one by one. */
const MOST_PURCHASES = 1e6;

const lives = {
  "bg-nbd": (parameters: BgNbdParameters, end: number, random: RandomGenerator) =>
    leavingAfterPurchases(parameters, end, random, false),
  "mbg-nbd": (parameters: BgNbdParameters, end: number, random: RandomGenerator) =>
    leavingAfterPurchases(parameters, end, random, true),
  "pareto-nbd": leavingAnyTime,
  "bg-bb": overOpportunities,
} satisfies Record<PurchaseModel["kind"], unknown>;

/**
 * Customers drawn from a model, each with a history like those that models are fitted to and with what came after: to
 * test a method on data whose truth is known, or to see what a model considers usual.
 *
 * @param model - A BG/NBD, MBG/NBD, Pareto/NBD or BG/BB model without covariates.
 * @param options - Time observed of each customer, seed, and how far to look ahead.
 * @returns One history a customer, in order.
 * @throws RetentionError when the model has covariates, or a time is negative.
 *
 * @example
 * import { bgNbdModel, simulateHistories } from "retention-kit";
 *
 * const model = bgNbdModel({ r: 0.2426, alpha: 4.414, a: 0.7929, b: 2.426 }, { timeUnit: "week" });
 * simulateHistories(model, { observed: [39, 39, 39], seed: 7 }).length
 * //=> 3
 */
export function simulateHistories<M extends PurchaseModel>(
  model: M,
  options: SimulationOptions,
): (HistoryOf<M> & SimulatedFuture)[] {
  const chosen = assertOptions("simulateHistories", "options", options, { observed: true, seed: true, horizon: true });
  const { observed, seed, horizon = 0 } = chosen;
  assertModel("simulateHistories", model, Object.keys(lives));
  assertCount("simulateHistories", "options.seed", seed);
  assertHorizon("simulateHistories", model, horizon);
  const { purchase, dropout } = covariatesOf(model);
  assertCount("simulateHistories", "model.covariates", purchase.length + dropout.length, { max: 0 });
  const live = lives[model.kind] as (parameters: object, end: number, random: RandomGenerator) => Life;

  assertArray("simulateHistories", "options.observed", observed);
  return observed.map((now, customer) => {
    const path = `options.observed[${customer}]`;
    if (model.kind === "bg-bb") assertCount("simulateHistories", path, now, { max: MOST_OPPORTUNITIES });
    else assertNumber("simulateHistories", path, now, { min: 0 });
    const { purchases, leavesAt } = live(model.parameters, now + horizon, randomStream(seed, customer));
    if (purchases.length > MOST_PURCHASES) {
      const rule = "must, with the horizon, be a time in which nobody buys more than a million times";
      throw new RetentionError("simulateHistories", path, rule, now);
    }
    const seen = purchases.filter((at) => at <= now);
    const repeatPurchases = seen.length;
    const recency = seen.at(-1) ?? 0;
    const alive = leavesAt > now;
    const nextPurchases = purchases.length - seen.length;
    // Field by field: what is put together from parts is an object of a shape of its own for the engine, which reads many
    // of them twenty times as slowly.
    const whole =
      model.kind === "bg-bb"
        ? { repeatPurchases, recency, opportunities: now, alive, nextPurchases }
        : { repeatPurchases, recency, observed: now, unit: model.timeUnit, alive, nextPurchases };
    return whole as unknown as HistoryOf<M> & SimulatedFuture;
  });
}

function leavingAfterPurchases(
  { r, alpha, a, b }: BgNbdParameters,
  end: number,
  random: RandomGenerator,
  leavesAfterFirst: boolean,
): Life {
  const rate = gamma(random, r) / alpha;
  const leaves = beta(random, a, b);
  const purchases: number[] = [];
  let at = 0;
  if (leavesAfterFirst && uniform(random) < leaves) return { purchases, leavesAt: 0 };
  for (;;) {
    at += exponential(random) / rate;
    if (!(at <= end)) return { purchases, leavesAt: Infinity };
    purchases.push(at);
    if (purchases.length > MOST_PURCHASES || uniform(random) < leaves) return { purchases, leavesAt: at };
  }
}

function leavingAnyTime({ r, alpha, s, beta }: ParetoNbdParameters, end: number, random: RandomGenerator): Life {
  const rate = gamma(random, r) / alpha;
  const leavesAt = exponential(random) / (gamma(random, s) / beta);
  const purchases: number[] = [];
  const last = Math.min(end, leavesAt);
  const next = (): number => exponential(random) / rate;
  for (let at = next(); at <= last && purchases.length <= MOST_PURCHASES; at += next()) purchases.push(at);
  return { purchases, leavesAt };
}

function overOpportunities(
  { alpha, beta: missing, gamma: leaving, delta }: BgBbParameters,
  end: number,
  random: RandomGenerator,
): Life {
  const buys = beta(random, alpha, missing);
  const leaves = beta(random, leaving, delta);
  const purchases: number[] = [];
  for (let opportunity = 1; opportunity <= end; opportunity++) {
    if (uniform(random) < leaves) return { purchases, leavesAt: opportunity };
    if (uniform(random) < buys) purchases.push(opportunity);
  }
  return { purchases, leavesAt: Infinity };
}

function exponential(random: RandomGenerator): number {
  return -log(uniform(random));
}

/** As a ratio of gamma variables; where both underflow, either end of the range is as likely as its parameter. */
function beta(random: RandomGenerator, a: number, b: number): number {
  const first = gamma(random, a);
  const second = gamma(random, b);
  const sum = first + second;
  return sum > 0 ? first / sum : Number(uniform(random) * (a + b) < a);
}
