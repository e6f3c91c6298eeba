import { dayNumber } from "../calendar/days/plain-date.js";
import {
  assertArray,
  assertCount,
  assertFigures,
  assertNumber,
  assertObject,
  assertOneOf,
  assertOptions,
  RetentionError,
} from "../errors.js";
import { assumptions, type Assumptions } from "../evidence/assumptions.js";
import type { PortfolioModels, PortfolioPolicies } from "../portfolio/options/portfolio-options.js";
import type { Account } from "../records/account/account.js";
import type { PlainDate } from "../records/values/time.js";
import type { Refit } from "./windows/refit-models.js";

/** Progress of a back-test. */
export interface BacktestProgress {
  /** Windows predicted so far, and all there are. */
  windows: number;
  ofWindows: number;
  /** Draws of the bootstrap so far, and all there are; they come after the windows. */
  resamples: number;
  ofResamples: number;
}

/** Your own rule to beat: how much an account asks for attention on a day, the highest first. */
export type BacktestRule = (account: Account, asOf: PlainDate) => number;

/** Which days to judge, and how. */
export interface BacktestOptions {
  /**
   * The past day, or days, to predict from.
   * @defaultValue as many as the records hold without overlap
   */
  asOf?: PlainDate | readonly PlainDate[] | null | undefined;
  /**
   * Days after each `asOf` in which the outcome is observed.
   * @defaultValue `[90, 180]`
   */
  horizonDays?: number | readonly number[] | null | undefined;
  /**
   * Last day that the records cover. Without it, days after the last purchase count as not covered.
   * @defaultValue the day of the last purchase
   */
  recordsUntil?: PlainDate | null | undefined;
  /**
   * Which models to fit on the window before each `asOf`: `"purchases"`, `"loyalty"`, `"propensity"`, `"all"` or
   * `"none"`. With `"none"`, the default, the main job fits its own purchase models.
   */
  refit?: Refit | null | undefined;
  /**
   * Number of reviews that all sellers together can hold in the 30 days after each `asOf`.
   * @defaultValue the sellers' hours and accounts
   */
  capacity?: number | null | undefined;
  /** Policies of the main job. Value at risk is computed for the horizon, whatever its policy says. */
  policies?: PortfolioPolicies | null | undefined;
  /** Models for the main job, as they stood on the earliest `asOf`. */
  models?: PortfolioModels | null | undefined;
  /**
   * Published figures to use, from `assumptions(preset, overrides)`.
   * @defaultValue `assumptions()`
   */
  assumptions?: Assumptions | null | undefined;
  /** Your own rules to beat, by name. A rule sees the account as it stood on the day. */
  rules?: Readonly<Record<string, BacktestRule>> | null | undefined;
  /**
   * Number of bootstrap draws.
   * @defaultValue `400`
   */
  resamples?: number | null | undefined;
  /** Seed of all random numbers, a whole number. */
  seed: number;
  /**
   * Confidence of all bounds and verdicts.
   * @defaultValue `0.95`
   */
  confidence?: number | null | undefined;
  /**
   * Currency of all amounts.
   * @defaultValue that of the first account that names one
   */
  currency?: string | null | undefined;
  /** Called after each window and after each draw. */
  onProgress?: ((progress: BacktestProgress) => void) | null | undefined;
  /** An `AbortSignal`, checked before each window and draw; when aborted, its reason is thrown. */
  signal?:
    | {
        /** Throws the reason where stopping was asked for. */
        throwIfAborted: () => void;
      }
    | null
    | undefined;
}

/** Names that the built-in rules have. */
const TAKEN = [
  "valueAtRisk",
  "spend",
  "spendIfSilent",
  "spendTimesBuying",
  "spendTimesLogistic",
  "plan",
  "random",
  "silence",
];

const HORIZONS: readonly number[] = [90, 180];
const RESAMPLES = 400;

/**
 * Checks the options and fills in what they leave open.
 * @internal
 */
export function resolveBacktest(options: BacktestOptions) {
  const known = assertOptions("backtest", "options", options, {
    asOf: true,
    horizonDays: true,
    recordsUntil: true,
    refit: true,
    capacity: true,
    policies: true,
    models: true,
    assumptions: assertFigures,
    rules: true,
    resamples: true,
    seed: true,
    confidence: true,
    currency: true,
    onProgress: true,
    signal: true,
  });
  const { asOf, horizonDays = HORIZONS, refit = "none", capacity, rules = {}, seed } = known;
  const { recordsUntil, resamples = RESAMPLES, confidence = 0.95 } = known;
  const ends = asOf === undefined ? null : listed(asOf).map((day) => dayNumber("backtest", "options.asOf", day));
  if (ends?.length === 0) throw new RetentionError("backtest", "options.asOf", "must name at least one day", asOf);
  const horizons = listed(horizonDays);
  if (horizons.length === 0) {
    throw new RetentionError("backtest", "options.horizonDays", "must name at least one horizon", horizonDays);
  }
  for (const horizon of horizons) assertCount("backtest", "options.horizonDays", horizon, { min: 1, max: 3660 });
  assertOneOf("backtest", "options.refit", refit, ["none", "purchases", "loyalty", "propensity", "all"]);
  if (capacity !== undefined) assertCount("backtest", "options.capacity", capacity, { min: 1, max: 1_000_000 });
  assertObject("backtest", "options.rules", rules);
  for (const [name, rule] of Object.entries(rules)) {
    if (typeof rule !== "function") {
      throw new RetentionError("backtest", `options.rules.${name}`, "must be a function", rule);
    }
    if (TAKEN.includes(name)) {
      throw new RetentionError("backtest", "options.rules", "must not have the name of a built-in rule", name);
    }
  }
  assertCount("backtest", "options.resamples", resamples, { min: 20, max: 1_000_000 });
  assertNumber("backtest", "options.seed", seed);
  assertCount("backtest", "options.seed", seed, { min: -Number.MAX_SAFE_INTEGER });
  assertNumber("backtest", "options.confidence", confidence, { above: 0, below: 1 });
  return {
    ends: ends === null ? null : distinct(ends),
    horizons: distinct(horizons),
    until: recordsUntil === undefined ? null : dayNumber("backtest", "options.recordsUntil", recordsUntil),
    refit,
    capacity: capacity ?? null,
    rules,
    resamples,
    seed,
    confidence,
    assumptions: known.assumptions ?? assumptions(),
    policies: known.policies ?? {},
    models: known.models ?? {},
    ...(known.currency === undefined ? {} : { currency: known.currency }),
    onProgress: known.onProgress,
    signal: known.signal,
  };
}

function listed<Item extends string | number>(given: Item | readonly Item[]): readonly Item[] {
  if (typeof given === "string" || typeof given === "number") return [given];
  assertArray("backtest", "options", given);
  return given;
}

function distinct(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}
