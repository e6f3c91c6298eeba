import { presetOf } from "../../evidence/preset-of.js";
import { bassFigures } from "../../evidence/word-of-mouth-figures.js";
import { assertCount, assertFigures, assertNumber, assertOptions } from "../../errors.js";
import type { Assumption } from "../../evidence/assumption.js";
import { type Assumptions } from "../../evidence/assumptions.js";
import { log } from "../../numeric/elementary/log.js";
import { expm1 } from "../../numeric/elementary/expm1.js";
import { exp } from "../../numeric/elementary/exp.js";

/** The three numbers of the Bass model. */
export interface BassDiffusionInput {
  /**
   * p: share of those who have not adopted that adopts on its own account each period.
   * @defaultValue the published one
   */
  innovation?: number | null | undefined;
  /**
   * q: the same through others, times the share that has adopted.
   * @defaultValue the published one
   */
  imitation?: number | null | undefined;
  /** Everybody who will ever adopt. */
  market: number;
}

/** Options of `bassDiffusion`. */
export interface BassDiffusionOptions {
  /** Periods to follow, at least 1. */
  periods: number;
  /**
   * Published figures to use, from `assumptions(preset, overrides)`.
   * @defaultValue `assumptions()`
   */
  assumptions?: Assumptions | null | undefined;
}

/** Adoption period by period. */
export interface BassDiffusion {
  /** New adopters in each period. */
  readonly adopters: readonly number[];
  /** All adopters by the end of each period. */
  readonly cumulative: readonly number[];
  /** When adoption is fastest, in periods from the start, a fraction included; 0 where it only slows down. */
  readonly peakPeriod: number;
  /** The period with the most new adopters, from 1, as far as was followed. */
  readonly busiestPeriod: number;
  /** The published figures behind it. */
  readonly assumptions: readonly Assumption<unknown>[];
}

/** Numbers beyond this, and below its inverse, could leave the range of a double. */
const MOST = 1e100;

/**
 * How a new product spreads: some people adopt on their own, others because adopters tell them, until the market is
 * saturated. Use it for the size and time of the peak, and for what is still to come after it.
 *
 * F(t) = (1 − e^(−(p+q)t)) / (1 + (q/p)·e^(−(p+q)t)), fastest at ln(q/p)/(p+q).
 *
 * Source: Bass (1969), "A new product growth for model consumer durables", Management Science 15. Cost: one exponential
 * per period.
 *
 * @param input - Innovation, imitation and market; the first two have published values, for durable goods and years.
 * @param options - How many periods.
 * @returns One entry per period, from period 1.
 * @throws RetentionError when innovation is not above 0, or imitation or market are below 0.
 *
 * @example
 * import { bassDiffusion } from "retention-kit";
 *
 * bassDiffusion({ innovation: 0.03, imitation: 0.38, market: 1000 }, { periods: 3 })
 * //=> { adopters: [35.8, 49.3, 65.4], cumulative: [35.8, 85.1, 150.5], peakPeriod: 6.19, busiestPeriod: 3, assumptions: [] }
 */
export function bassDiffusion(input: BassDiffusionInput, options: BassDiffusionOptions): BassDiffusion {
  const knownInput = assertOptions("bassDiffusion", "input", input, {
    innovation: true,
    imitation: true,
    market: true,
  });
  const known = assertOptions("bassDiffusion", "options", options, { periods: true, assumptions: assertFigures });
  const figures = known.assumptions ?? presetOf(bassFigures);
  const innovation = knownInput.innovation ?? figures["bass.innovation"].value;
  const imitation = knownInput.imitation ?? figures["bass.imitation"].value;
  assertNumber("bassDiffusion", "innovation", innovation, { above: 0 });
  assertNumber("bassDiffusion", "innovation", innovation, { min: 1 / MOST, max: MOST });
  assertNumber("bassDiffusion", "imitation", imitation, { min: 0, max: MOST });
  assertNumber("bassDiffusion", "market", knownInput.market, { min: 0, max: MOST });
  assertCount("bassDiffusion", "options.periods", known.periods, { min: 1, max: 100_000 });

  const cumulative = Array.from(
    { length: known.periods },
    (_, index) => knownInput.market * bassShare(innovation, imitation, index + 1),
  );
  const adopters = cumulative.map((adopted, index) => adopted - (cumulative[index - 1] ?? 0));
  return {
    adopters,
    cumulative,
    peakPeriod: Math.max(0, log(imitation / innovation) / (innovation + imitation)),
    busiestPeriod: adopters.indexOf(Math.max(...adopters)) + 1,
    assumptions: [
      ...(knownInput.innovation === undefined ? [figures["bass.innovation"]] : []),
      ...(knownInput.imitation === undefined ? [figures["bass.imitation"]] : []),
    ],
  };
}

/**
 * F(t), the share of the market that has adopted by time t.
 * @internal
 */
export function bassShare(innovation: number, imitation: number, time: number): number {
  const rate = innovation + imitation;
  return -expm1(-rate * time) / (1 + (imitation / innovation) * exp(-rate * time));
}
