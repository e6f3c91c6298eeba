import {
  assertNumber,
  assertOneOf,
  assertOptions,
  assertText,
  RetentionError,
  type OptionNames,
} from "../../errors.js";
import { resolveConfidence, type IntervalOptions } from "../../measures/confidence.js";
import { reason, type Reason } from "../../reasons/reason.js";
import { acceptRows, type Rejection } from "../../records/rows/rejection.js";
import type { SegmentCurves } from "../allocation-account.js";
import type { ResponseCurve } from "../curves/response-curve.js";
import { mixtureInterval, sharedValues, type NormalPart, type SharedValue } from "./effect-mixture.js";
import { segmentSums, timesOf, type SegmentSums } from "./segment-sums.js";
import { pow } from "../../numeric/elementary/pow.js";
import { NO_SEGMENT, readRow, type ResponseRow } from "./response-row.js";

/** Options of `fitResponse`. */
export interface FitResponseOptions extends IntervalOptions {
  /** What reviews are to bring: spend, or customers kept. @defaultValue "spend" */
  outcome?: "spend" | "kept" | null | undefined;
  /**
   * How it was decided who was reviewed how often. Unless it was at random, the result does not call itself causal.
   * @defaultValue "chosen"
   */
  drawn?: "lot" | "chosen" | null | undefined;
  /** For customers kept: what one is worth, so that the curves are money. @defaultValue 1 */
  keptWorth?: number | null | undefined;
  /** Currency of the curves. */
  currency?: string | null | undefined;
}

/** A number with its bounds. */
export interface FittedNumber {
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
}

/** What reviews were associated with in one segment. */
export interface SegmentResponse {
  readonly segment: string;
  readonly accounts: number;
  readonly meanReviews: number;
  /** What the first review in the time goes with. */
  readonly first: FittedNumber;
  /** What as many as its accounts had on average go with. */
  readonly atMean: FittedNumber;
}

/** Response curves fitted to history. It can be given to `allocateReviews` as `response`. */
export interface FittedResponse extends SegmentCurves {
  readonly kind: "fitted-response";
  readonly version: 1;
  readonly outcome: "spend" | "kept";
  /** Whether the curves say what reviews do, or only what they went with. */
  readonly causal: boolean;
  readonly accounts: number;
  /** What a further review goes with as a share of the one before it. */
  readonly furtherShare: FittedNumber;
  readonly segments: readonly SegmentResponse[];
  readonly bySegment: Readonly<Record<string, ResponseCurve>>;
  readonly otherwise: ResponseCurve;
  /** Correlation of reviews with earlier spend within segments; `null` if it is not known. */
  readonly selection: number | null;
  readonly confidence: number;
  readonly reasons: readonly Reason[];
  readonly rejected: readonly Rejection[];
}

const optionNames: OptionNames<FitResponseOptions> = {
  outcome: true,
  drawn: true,
  keptWorth: true,
  currency: true,
  confidence: true,
};

/** Shares that a further review may have of the one before it. */
const GRID = 20;

/** Fewest accounts that a fit is made of. */
const FEWEST = 20;

/** Correlations further from 0 than this many standard errors are told; this many come at random once in ten thousand. */
const TOLD = 1.96;
const NOT_BY_LOT = 3.89;

/**
 * Response curves from your own history: spend, or customers kept, against the reviews held, in each segment.
 *
 * y = αₛ + βₛ·(earlier spend) + γₛ·(1 − fⁿ)/(1 − f) + ε. The first review's effect γ varies by segment around a common
 * mean, so that segments with few accounts are shrunk towards the others; f is common to all. The result is integrated
 * over a grid of f and of the deviation between segments, so the bounds include the uncertainty about both.
 *
 * It finds a correlation, not the effect of reviews. Sellers visit customers they like, who are pleased, or who are
 * about to buy, and adjusting for earlier spend removes only part of that. Unless the number of reviews was drawn at
 * random, `causal` is false and the curves carry the reason. If reviews depend on earlier spend more than a random draw
 * allows, a claim of `drawn: "lot"` is not believed either. To learn the effect, use `reviewExperiment` and
 * `experimentResult`.
 *
 * Sources: Gelman et al. (2013), "Bayesian Data Analysis", section 5.4; Manchanda, Rossi & Chintagunta (2004), Journal of
 * Marketing Research 41, on calls that follow the response.
 *
 * Cost: twenty passes over the rows.
 *
 * @param rows - One per account and year.
 * @param options - The outcome, how contacts were decided, and the confidence level.
 * @returns Curves by segment, with bounds for their parameters.
 * @throws RetentionError when fewer than 20 rows can be used, or no segment has accounts both with and without reviews.
 *
 * @example
 * import { fitResponse } from "retention-kit";
 *
 * const rows = Array.from({ length: 200 }, (_, index) => {
 *   const reviews = index % 4;
 *   return { segment: "bakery", reviews, spend: 500 + 80 * (2 - 2 * 0.5 ** reviews) + (index % 7) };
 * });
 * const fitted = fitResponse(rows);
 * fitted.segments[0]?.first.mean
 * //=> 80.03
 * fitted.causal
 * //=> false
 */
export function fitResponse(rows: readonly ResponseRow[], options?: FitResponseOptions | null): FittedResponse {
  const functionName = "fitResponse";
  const chosen = assertOptions(functionName, "options", options ?? {}, optionNames);
  const { outcome = "spend", drawn = "chosen", keptWorth = 1, currency = null } = chosen;
  assertOneOf(functionName, "options.outcome", outcome, ["spend", "kept"]);
  assertOneOf(functionName, "options.drawn", drawn, ["lot", "chosen"]);
  assertNumber(functionName, "options.keptWorth", keptWorth, { min: 0 });
  if (currency !== null) assertText(functionName, "options.currency", currency);
  const confidence = resolveConfidence(functionName, chosen);
  const scale = outcome === "kept" ? keptWorth : 1;

  const { accepted, rejected } = acceptRows(functionName, "rows", rows, (row) => readRow(functionName, row, outcome));
  const byBefore = accepted.some(({ before }) => before !== null);
  const used = byBefore ? accepted.filter(({ before }) => before !== null) : accepted;
  if (used.length < FEWEST) throw new RetentionError(functionName, "rows", `must hold ${FEWEST} at least`, used.length);
  const names = [...new Set(used.map(({ segment }) => segment))].sort();
  const grid = Array.from({ length: GRID }, (_, at) => at / GRID);
  const sums = names.map((name) =>
    segmentSums(
      used.filter(({ segment }) => segment === name),
      grid,
    ),
  );
  if (sums.every(({ variances }) => variances[0] === Infinity)) {
    throw new RetentionError(
      functionName,
      "rows",
      "must hold accounts with and without reviews in some segment",
      used[0]?.reviews,
    );
  }

  const values = sharedValues(sums, grid);
  const parts = (
    reviews: number,
    effectOf: (value: SharedValue) => { mean: number; deviation: number },
  ): NormalPart[] =>
    values.map((value) => {
      const { mean, deviation } = effectOf(value);
      const times = timesOf(reviews, grid[value.share]!) * scale;
      return { weight: value.weight, mean: mean * times, deviation: deviation * times };
    });
  const segments = sums.map((each, at): SegmentResponse => {
    const effectOf = ({ effects }: SharedValue): { mean: number; deviation: number } => effects[at]!;
    return {
      segment: names[at]!,
      accounts: each.accounts,
      meanReviews: each.meanReviews,
      first: mixtureInterval(parts(1, effectOf), confidence),
      atMean: mixtureInterval(parts(each.meanReviews, effectOf), confidence),
    };
  });
  const furtherShare = sharesInterval(values, grid, confidence);
  const selection = byBefore ? correlationOf(sums) : null;
  const { causal, reasons } = judged(drawn, selection, used.length - names.length);
  const mean = used.reduce((sum, row) => sum + row.reviews, 0) / used.length;
  const meanOutcome = used.reduce((sum, row) => sum + row.outcome, 0) / used.length;
  const curve = (
    reviews: number,
    level: number,
    effectOf: (value: SharedValue) => { mean: number; deviation: number },
  ): ResponseCurve => {
    // The curve is held to what the usual number of reviews goes with, where the fit is surest.
    const usual = Math.max(1, reviews);
    const expected = (number: number): number =>
      parts(number, effectOf).reduce((sum, part) => sum + part.weight * part.mean, 0);
    // A curve never falls: where reviews went with less, they are taken to bring nothing.
    const gain = Math.max(0, expected(usual)) / (1 - pow(furtherShare.mean, usual));
    const base = level * scale - Math.max(0, expected(reviews));
    const told = expected(usual) < 0 ? [...reasons, reason("allocation.fit.less-with-reviews")] : reasons;
    const parameters = { kind: "exponential", base, gain, furtherShare: furtherShare.mean } as const;
    return { ...parameters, version: 1, shape: "concave", currency, reasons: told, assumptions: [] };
  };
  return {
    kind: "fitted-response",
    version: 1,
    outcome,
    causal,
    accounts: used.length,
    furtherShare,
    segments,
    bySegment: Object.fromEntries(
      sums.flatMap((each, at) =>
        names[at] === NO_SEGMENT
          ? []
          : [[names[at]!, curve(each.meanReviews, each.meanOutcome, ({ effects }) => effects[at]!)]],
      ),
    ),
    otherwise: curve(mean, meanOutcome, ({ unseen }) => unseen),
    selection,
    confidence,
    reasons,
    rejected,
  };
}

/** The share's mean and bounds, each grid value standing for the interval round it. */
function sharesInterval(values: readonly SharedValue[], grid: readonly number[], confidence: number): FittedNumber {
  const weights = grid.map((_, at) => values.reduce((sum, { share, weight }) => sum + (share === at ? weight : 0), 0));
  const mean = weights.reduce((sum, weight, at) => sum + weight * grid[at]!, 0);
  const bound = (probability: number): number => {
    let below = 0;
    for (const [at, weight] of weights.entries()) {
      below += weight;
      if (below >= probability - 1e-12) return grid[at]!;
    }
    return grid.at(-1) ?? 0;
  };
  return { mean, lower: bound((1 - confidence) / 2), upper: bound((1 + confidence) / 2) };
}

/** Whether the curves may be called causal, and why not; a correlation's size is told in standard errors (Fisher 1921). */
function judged(
  drawn: "lot" | "chosen",
  selection: number | null,
  accounts: number,
): { causal: boolean; reasons: Reason[] } {
  const errors =
    selection === null
      ? 0
      : Math.abs(Math.atanh(Math.max(-0.999_999, Math.min(0.999_999, selection)))) * Math.sqrt(accounts - 3);
  if (drawn === "lot") {
    if (selection === null || errors <= NOT_BY_LOT) return { causal: true, reasons: [reason("allocation.fit.by-lot")] };
    return { causal: false, reasons: [reason("allocation.fit.not-by-lot", { correlation: selection })] };
  }
  const favourites =
    selection !== null && errors > TOLD ? [reason("allocation.fit.favourites", { correlation: selection })] : [];
  return { causal: false, reasons: [reason("allocation.fit.chosen"), ...favourites] };
}

/** Correlation of reviews with earlier value within segments. */
function correlationOf(sums: readonly SegmentSums[]): number | null {
  const all = sums.reduce(
    (total, { reviewsBefore }) => ({
      product: total.product + reviewsBefore.product,
      reviews: total.reviews + reviewsBefore.reviews,
      before: total.before + reviewsBefore.before,
    }),
    { product: 0, reviews: 0, before: 0 },
  );
  return all.reviews === 0 || all.before === 0 ? null : all.product / Math.sqrt(all.reviews * all.before);
}
