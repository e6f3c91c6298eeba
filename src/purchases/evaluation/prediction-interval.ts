import { assertCount, assertOneOf, assertOptions, RetentionError } from "../../errors.js";
import { type IntervalOptions, resolveConfidence } from "../../measures/confidence.js";
import { logOdds, logistic } from "../../numeric/functions/logistic.js";
import { normalQuantile } from "../../numeric/distributions/normal.js";
import { fitBgBb } from "../models/bg-bb/fit-bg-bb.js";
import { fitBgNbd } from "../models/beta-geometric/fit-bg-nbd.js";
import { fitMbgNbd } from "../models/beta-geometric/fit-mbg-nbd.js";
import { fitParetoNbd } from "../models/pareto-nbd/fit-pareto-nbd.js";
import type { PurchaseModel } from "../predictions/posterior.js";
import { type AnyModel, assertModel } from "../engine/model.js";
import { PARAMETER_NAMES } from "../engine/model-kinds.js";
import { deltaVariance } from "./delta-variance.js";
import { simulateHistories } from "./simulate-histories.js";
import { log } from "../../numeric/elementary/log.js";
import { exp } from "../../numeric/elementary/exp.js";

/** Options of `predictionInterval`. */
export interface PredictionIntervalOptions extends IntervalOptions {
  /**
   * Scale on which the prediction is taken for normal: `"log"`, the default, for what is positive, `"logit"` for
   * probabilities, `"linear"` for anything. It matters to the delta method only.
   */
  scale?: "linear" | "log" | "logit" | null | undefined;
  /** Take the interval from refitting simulated data instead of from the covariance. */
  bootstrap?: BootstrapOptions | null | undefined;
}

/** How to simulate the data that the model was fitted to. */
export interface BootstrapOptions {
  /** Time observed of each customer, or number of opportunities, as in the data. */
  observed: readonly number[];
  seed: number;
  /**
   * Data sets drawn.
   * @defaultValue `200`
   */
  replications?: number | null | undefined;
}

/** A prediction with its interval. */
export interface PredictionInterval {
  value: number;
  lower: number;
  upper: number;
  confidence: number;
  method: "delta" | "bootstrap";
}

const scales = {
  linear: { to: (value: number) => value, from: (value: number) => value, slope: () => 1 },
  log: {
    to: (value: number) => log(value),
    from: (value: number) => exp(value),
    slope: (value: number) => 1 / value,
  },
  logit: { to: logOdds, from: logistic, slope: (value: number) => 1 / (value * (1 - value)) },
};

/**
 * A prediction with an interval for the uncertainty of the model's parameters: what the prediction might have been with
 * other customers from the same model. It does not cover the randomness of one customer's future; for that, use
 * `probabilityOfPurchases`.
 *
 * By the delta method from the fit's covariance, Davison (2003), "Statistical Models", section 4.3, or by the parametric
 * bootstrap, Davison & Hinkley (1997), "Bootstrap Methods and their Application", section 2.2: data sets are drawn from
 * the model and fitted again, which costs as many fits as replications.
 *
 * @param model - A fitted model.
 * @param predict - The prediction, as a function of the model.
 * @param options - Confidence, scale, bootstrap.
 * @returns The prediction and its bounds.
 * @throws RetentionError when the model has no covariance, the scale does not suit the value, or the bootstrap is asked
 * of a model that cannot be simulated.
 *
 * @example
 * import { discountedResidualLifetime, fitShiftedBetaGeometric, predictionInterval } from "retention-kit";
 *
 * const model = fitShiftedBetaGeometric([100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1], { customers: 1000 });
 * predictionInterval(model, (each) =>
 *   discountedResidualLifetime(each, { renewalsMade: 1 }, { discount: { rate: 0.1 } }),
 * )
 * //=> { value: 5.901, lower: 5.533, upper: 6.295, confidence: 0.95, method: "delta" }
 */
export function predictionInterval<M extends AnyModel>(
  model: M,
  predict: (model: M) => number,
  options?: PredictionIntervalOptions | null,
): PredictionInterval {
  const known = assertOptions("predictionInterval", "options", options ?? {}, {
    scale: true,
    bootstrap: true,
    confidence: true,
  });
  const confidence = resolveConfidence("predictionInterval", known);
  assertModel("predictionInterval", model, Object.keys(PARAMETER_NAMES));
  if (typeof predict !== "function") {
    throw new RetentionError("predictionInterval", "predict", "must be a function", predict);
  }
  const value = predict(model);
  if (!Number.isFinite(value)) throw new RetentionError("predictionInterval", "predict", "must give a number", value);
  if (known.bootstrap !== undefined) {
    const bounds = bootstrapBounds(model, predict, confidence, known.bootstrap);
    return { value, ...bounds, confidence, method: "bootstrap" };
  }
  const scale = known.scale ?? "log";
  assertOneOf("predictionInterval", "options.scale", scale, ["linear", "log", "logit"]);
  const { to, from, slope } = scales[scale];
  if (!Number.isFinite(to(value))) {
    throw new RetentionError("predictionInterval", "options.scale", `must suit the prediction ${value}`, scale);
  }
  const error = Math.abs(slope(value)) * deltaError(model, predict);
  const halfWidth = normalQuantile((1 + confidence) / 2) * error;
  return {
    value,
    lower: from(to(value) - halfWidth),
    upper: from(to(value) + halfWidth),
    confidence,
    method: "delta",
  };
}

/** √(gᵀ V g) with the gradient g by differences. */
function deltaError<M extends AnyModel>(model: M, predict: (model: M) => number): number {
  const variance = deltaVariance(model, (moved) => moved);
  if (variance === null) {
    throw new RetentionError("predictionInterval", "model.covariance", "must come from a fit that settled", null);
  }
  return Math.sqrt(variance(predict));
}

const refits = {
  "bg-nbd": fitBgNbd,
  "mbg-nbd": fitMbgNbd,
  "pareto-nbd": fitParetoNbd,
  "bg-bb": fitBgBb,
} satisfies Record<PurchaseModel["kind"], unknown> as unknown as Record<
  string,
  (histories: readonly object[], options: object) => AnyModel
>;

function bootstrapBounds<M extends AnyModel>(
  model: M,
  predict: (model: M) => number,
  confidence: number,
  options: BootstrapOptions,
): { lower: number; upper: number } {
  const known = assertOptions("predictionInterval", "options.bootstrap", options, {
    observed: true,
    seed: true,
    replications: true,
  });
  const { observed, seed, replications = 200 } = known;
  assertOneOf("predictionInterval", "model.kind", model.kind, Object.keys(refits));
  assertCount("predictionInterval", "options.bootstrap.seed", seed);
  assertCount("predictionInterval", "options.bootstrap.replications", replications, { min: 20, max: 100_000 });
  const refit = refits[model.kind];
  const drawn = Array.from({ length: replications }, (_, replication) => {
    // Seeds of one run lie apart, so that none repeats the customers of another.
    const histories = simulateHistories(model as unknown as PurchaseModel, {
      observed,
      seed: seed * replications + replication,
    });
    return predict(refit?.(histories, { timeUnit: model.timeUnit }) as M);
  }).sort((first, second) => first - second);
  return {
    lower: quantileOf(drawn, (1 - confidence) / 2),
    upper: quantileOf(drawn, (1 + confidence) / 2),
  };
}

/** A quantile of ordered values, by the (n + 1)·p rule with interpolation. */
function quantileOf(ordered: readonly number[], share: number): number {
  const position = Math.min(ordered.length, Math.max(1, share * (ordered.length + 1)));
  const below = Math.floor(position);
  const low = ordered[below - 1] ?? NaN;
  const high = ordered[Math.min(below, ordered.length - 1)] ?? NaN;
  return low + (position - below) * (high - low);
}
