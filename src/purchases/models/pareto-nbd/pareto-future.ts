import { paretoIntegral, paretoNodes } from "./pareto-integral.js";
import { logistic } from "../../../numeric/functions/logistic.js";
import { softplus } from "../../../numeric/functions/logistic.js";
import { logUnimodalIntegral } from "../../../numeric/functions/unimodal-integral.js";
import type { Future } from "../../engine/future.js";
import { logCountProbability } from "../../engine/negative-binomial.js";
import { exp } from "../../../numeric/elementary/exp.js";
import { log1p } from "../../../numeric/elementary/log1p.js";
import { expm1 } from "../../../numeric/elementary/expm1.js";
import { log } from "../../../numeric/elementary/log.js";

/** What is known of a customer of the Pareto/NBD model who is alive. */
interface ParetoState {
  /** Gamma distribution of the rate of purchase. */
  shape: number;
  rate: number;
  /** Gamma distribution of the rate of leaving. */
  s: number;
  beta: number;
}

/**
 * The future of a customer who leaves at any moment. Given that the customer is alive after x repeat purchases in a time
 * T, the rate of purchase is gamma(r + x, α + T) and the rate of leaving gamma(s, β + T), independent of each other:
 * Fader & Hardie (2005), "A note on deriving the Pareto/NBD model", sections 5 to 7.
 * @internal
 */
export function paretoFuture(alive: number, state: ParetoState): Future {
  const { shape, rate, s, beta } = state;
  const meanRate = shape / rate;
  return {
    alive,
    survives: (ahead) => exp(-s * log1p(ahead / beta)),
    purchases: (horizon) => meanRate * beta * limitedMean(s, log1p(horizon / beta)),
    count: (horizon, purchases) => countProbability(state, horizon, purchases),
    nextWithin: (time) => (time === Infinity ? probabilityOfNext(state) : nextWithin(state, time)),
    discountedPurchases: (force) => meanRate * discountedLifetime(s, beta, force),
    discountedLifetime: (force) => discountedLifetime(s, beta, force),
  };
}

/** ∫ e^(−(s−1)v) dv from 0 to the length: eq. 27 and 41 of the note without their division by s − 1. */
function limitedMean(s: number, length: number): number {
  const excess = s - 1;
  return excess === 0 ? length : -expm1(-excess * length) / excess;
}

/** Either the customer is alive at the horizon, or left at a time u before it: the latter integrated over u. */
function countProbability({ shape, rate, s, beta }: ParetoState, horizon: number, n: number): number {
  if (horizon === 0) return n === 0 ? 1 : 0;
  const throughout = exp(logCountProbability(shape, horizon / rate, n) - s * log1p(horizon / beta));
  // u = horizon / (1 + e^−y).
  const logLeft = logUnimodalIntegral(
    (y) => {
      const u = horizon * logistic(y);
      if (u === 0) return -Infinity;
      const jacobian = log(u) - softplus(y);
      return logCountProbability(shape, u / rate, n) - (s + 1) * log1p(u / beta) + jacobian;
    },
    (y) => {
      const passed = logistic(y);
      const u = horizon * passed;
      const rise = 1 + n - ((shape + n) * u) / (rate + u) - ((s + 1) * u) / (beta + u);
      return (1 - passed) * rise - passed;
    },
  );
  return throughout + (s / beta) * exp(logLeft);
}

/** ∫ E[λ e^(−λu)] · E[e^(−μu)] du from now to the time. */
function nextWithin({ shape, rate, s, beta }: ParetoState, time: number): number {
  return Math.min(1, (shape / rate) * paretoIntegral(shape + 1, rate, s, beta, 0, time, paretoNodes()));
}

/** The same forever, over y = ln u. */
function probabilityOfNext({ shape, rate, s, beta }: ParetoState): number {
  const logRate = log(rate);
  const logBeta = log(beta);
  const logIntegral = logUnimodalIntegral(
    (y) => y - (shape + 1) * softplus(y - logRate) - s * softplus(y - logBeta),
    (y) => 1 - (shape + 1) * logistic(y - logRate) - s * logistic(y - logBeta),
  );
  return Math.min(1, (shape / rate) * exp(logIntegral));
}

/** ∫ e^(−δu) (1 + u/β)^−s du forever: Fader, Hardie & Lee (2005), "RFM and CLV", eq. 3, without its confluent function. */
function discountedLifetime(s: number, beta: number, force: number): number {
  const logBeta = log(beta);
  return exp(
    logUnimodalIntegral(
      (y) => y - force * exp(y) - s * softplus(y - logBeta),
      (y) => 1 - force * exp(y) - s * logistic(y - logBeta),
    ),
  );
}
