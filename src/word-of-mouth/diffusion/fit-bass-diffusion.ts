import { assertArray, assertCount, assertNumber, assertOneOf, assertOptions, RetentionError } from "../../errors.js";
import { jacobianOf, leastSquares, type LeastSquaresFit } from "../../numeric/fitting/least-squares.js";
import { studentTQuantile } from "../../numeric/distributions/student-t.js";
import { TIME_UNITS, type TimeUnit } from "../../records/values/time.js";
import { bassShare } from "./bass-diffusion.js";
import { exp } from "../../numeric/elementary/exp.js";
import { log } from "../../numeric/elementary/log.js";
import { squared } from "../../numeric/elementary/squared.js";

/** Options of `fitBassDiffusion`. */
export interface FitBassDiffusionOptions {
  /**
   * What a count is: of a whole period, or a rate at its end.
   * @defaultValue `"period"`
   */
  counts?: "period" | "rate" | null | undefined;
  /**
   * Periods to forecast beyond the data.
   * @defaultValue `0`
   */
  forecastPeriods?: number | null | undefined;
  /**
   * Probability with which the intervals hold.
   * @defaultValue `0.9`
   */
  confidence?: number | null | undefined;
  /**
   * Length of a period.
   * @defaultValue `"year"`
   */
  timeUnit?: TimeUnit | null | undefined;
}

/** A number with its bounds. */
export interface BassInterval {
  mean: number;
  lower: number;
  upper: number;
}

/** One forecast period: its new adopters, and the total by its end. */
export interface BassForecast {
  period: number;
  adopters: BassInterval;
  cumulative: BassInterval;
}

/** A fitted Bass model, as JSON. */
export interface BassDiffusionFit {
  kind: "bass-diffusion";
  version: 1;
  timeUnit: TimeUnit;
  parameters: { innovation: number; imitation: number; market: number };
  /** `null` if the data do not determine the parameters. */
  standardErrors: { innovation: number; imitation: number; market: number } | null;
  /** Rows and columns in the order innovation, imitation, market. */
  covariance: number[][] | null;
  /** Standard deviation of a count around the curve. */
  residualDeviation: number;
  observations: number;
  /**
   * False where the counts have no best curve: before adoption slows down, when the market is not known, and where all
   * adopt in a period or two, when the parameters are not.
   */
  converged: boolean;
  confidence: number;
  /** Empty where the data do not determine the parameters. */
  forecast: BassForecast[];
}

/** A market this many times what has adopted cannot be told from an endless one. */
const ENDLESS = 1e4;

/** Imitation below this share of innovation moves no count. */
const NEGLIGIBLE = 1e-6;

/** A fitted count below this share of the highest tells nothing of the curve. */
const VISIBLE = 1e-6;

/**
 * Fits the Bass model to counts of adopters, for the size of the market and what is still to come.
 *
 * Counts are market × (F(t) − F(t − 1)) plus an error of constant variance, and the parameters minimize the sum of
 * squares. Standard errors are those of the linearized model. Forecast intervals add the error of a count to that of
 * the curve, by Student's t with one degree of freedom less per parameter. They include the correlation of the
 * parameters, but not that the market itself may change. If counts still rise, the market cannot be determined and
 * `converged` is false. If counts only decline, imitation is 0 without an error, and the others are fitted without it.
 *
 * Source: Srinivasan & Mason (1986), "Nonlinear least squares estimation of new product diffusion models", Marketing
 * Science 5. With `counts: "rate"` the curve is market × F′(t), as some texts fit it. Cost: a few milliseconds.
 *
 * @param adopters - New adopters in each period from the first, at least 4.
 * @param options - What a count is, how far to forecast, and the confidence level.
 * @returns The model as JSON, with its forecast.
 * @throws RetentionError when there are fewer than 4 counts, one is negative, or all are 0.
 *
 * @example
 * import { fitBassDiffusion } from "retention-kit";
 *
 * const sales = [840, 1470, 2110, 4000, 7590, 10950, 10530, 9470, 7790, 5890];
 * const { parameters, standardErrors, residualDeviation } = fitBassDiffusion(sales, { counts: "rate" });
 * parameters
 * //=> { innovation: 0.006594, imitation: 0.6381, market: 67980.9 }
 * standardErrors
 * //=> { innovation: 0.00143, imitation: 0.0414, market: 3127.5 }
 * residualDeviation
 * //=> 727.2
 */
export function fitBassDiffusion(
  adopters: readonly number[],
  options?: FitBassDiffusionOptions | null,
): BassDiffusionFit {
  const chosen = assertOptions("fitBassDiffusion", "options", options ?? {}, {
    counts: true,
    forecastPeriods: true,
    confidence: true,
    timeUnit: true,
  });
  const functionName = "fitBassDiffusion";
  const { counts = "period", forecastPeriods = 0, confidence = 0.9, timeUnit = "year" } = chosen;
  assertArray(functionName, "adopters", adopters);
  if (adopters.length < 4) {
    throw new RetentionError(functionName, "adopters", "must have at least 4 counts", adopters.length);
  }
  adopters.forEach((count, index) => {
    assertNumber(functionName, `adopters[${index}]`, count, { min: 0 });
  });
  assertOneOf(functionName, "options.counts", counts, ["period", "rate"]);
  assertCount(functionName, "options.forecastPeriods", forecastPeriods, { max: 100_000 });
  assertNumber(functionName, "options.confidence", confidence, { above: 0, below: 1 });
  assertOneOf(functionName, "options.timeUnit", timeUnit, TIME_UNITS);
  const adopted = adopters.reduce((sum, count) => sum + count, 0);
  if (adopted === 0) throw new RetentionError(functionName, "adopters", "must not all be 0", 0);

  // Logarithms keep the parameters positive; the market is measured by what has adopted.
  const shape = counts === "period" ? inPeriod : rateAt;
  const curve: Curve = (periods) => (point) => {
    const [innovation = 0, imitation = 0, market = 0] = point.map(exp);
    return periods.map((period) => market * adopted * shape(innovation, imitation, period));
  };
  const observedPeriods = adopters.map((_, index) => index + 1);
  const fit = fitOf(adopters, observedPeriods, curve);
  const [innovation = 0, imitation = 0, relativeMarket = 0] = fit.point.map(exp);
  const parameters = { innovation, imitation, market: relativeMarket * adopted };

  const degrees = adopters.length - fit.free.length;
  const variance = fit.sumOfSquares / degrees;
  const fitted = curve(observedPeriods)(fit.point);
  const visible = VISIBLE * Math.max(...fitted);
  // Parameters cannot be told from fewer counts than they are: a curve through one peak rises ever more steeply.
  const known = fitted.filter((count) => count > visible).length < fit.free.length ? null : fit.inverse;
  const scale = [innovation, imitation, parameters.market];
  // Of a logarithm into its number: times the number, on either side.
  const covariance =
    known?.map((row, i) => row.map((value, j) => value * variance * (scale[i] ?? 0) * (scale[j] ?? 0))) ?? null;
  const deviation = (index: number): number => Math.sqrt(covariance?.[index]?.[index] ?? 0);
  return {
    kind: "bass-diffusion",
    version: 1,
    timeUnit,
    parameters,
    standardErrors:
      covariance === null ? null : { innovation: deviation(0), imitation: deviation(1), market: deviation(2) },
    covariance,
    residualDeviation: Math.sqrt(variance),
    observations: adopters.length,
    converged: fit.converged && known !== null && relativeMarket < ENDLESS,
    confidence,
    forecast:
      known === null || forecastPeriods === 0
        ? []
        : forecastOf({
            model: curve(Array.from({ length: forecastPeriods }, (_, index) => adopters.length + index + 1)),
            point: fit.point,
            inverse: known,
            variance,
            reach: studentTQuantile((1 + confidence) / 2, degrees),
            adopted,
            from: adopters.length,
          }),
  };
}

/** Counts at some periods, from the logarithms of the parameters. */
type Curve = (periods: readonly number[]) => (point: readonly number[]) => number[];

/** A fit, with the positions of the parameters that the counts decide. */
interface BassFit extends Pick<LeastSquaresFit, "point" | "sumOfSquares" | "inverse" | "converged"> {
  free: readonly number[];
}

/**
 * The best curve. Counts that only decline draw imitation to 0, where its logarithm has no end: it is then set to 0, and
 * innovation and the market are fitted alone.
 */
function fitOf(adopters: readonly number[], periods: readonly number[], curve: Curve): BassFit {
  const start = startOf(adopters, curve(periods));
  const whole = leastSquares(curve(periods), adopters, start);
  const [innovation = 0, imitation = 0, market = 0] = whole.point;
  if (exp(imitation - innovation) > NEGLIGIBLE) return { ...whole, free: [0, 1, 2] };
  const without = (point: readonly number[]): number[] => [point[0] ?? 0, -Infinity, point[1] ?? 0];
  const declining = leastSquares((point) => curve(periods)(without(point)), adopters, [innovation, market]);
  const inverse = declining.inverse;
  const entry = (row: number, column: number): number => inverse?.[row]?.[column] ?? 0;
  return {
    point: without(declining.point),
    sumOfSquares: declining.sumOfSquares,
    inverse:
      inverse === null
        ? null
        : [
            [entry(0, 0), 0, entry(0, 1)],
            [0, 0, 0],
            [entry(1, 0), 0, entry(1, 1)],
          ],
    converged: declining.converged,
    free: [0, 2],
  };
}

/** Share of the market that adopts during a period. */
function inPeriod(innovation: number, imitation: number, period: number): number {
  return bassShare(innovation, imitation, period) - bassShare(innovation, imitation, period - 1);
}

/** F′(t) = (p + q·F)·(1 − F). */
function rateAt(innovation: number, imitation: number, time: number): number {
  const share = bassShare(innovation, imitation, time);
  return (innovation + imitation * share) * (1 - share);
}

/** The best of a coarse grid of p and q, each with the market that fits them best, which is linear. */
function startOf(adopters: readonly number[], curve: (point: readonly number[]) => readonly number[]): number[] {
  let best = { sumOfSquares: Infinity, point: [log(0.03), log(0.38), 0] };
  for (let p = 1e-6; p < 1; p *= 2) {
    for (let q = 1e-3; q < 8; q *= 1.4) {
      const shape = curve([log(p), log(q), 0]);
      const product = shape.reduce((sum, value, index) => sum + value * (adopters[index] ?? 0), 0);
      const square = shape.reduce((sum, value) => sum + value * value, 0);
      const market = product / square;
      // A market below what has adopted, or endless, is no start.
      if (!(market > 0.5 && market < 100)) continue;
      const sumOfSquares = shape.reduce(
        (sum, value, index) => sum + squared(market * value - (adopters[index] ?? 0)),
        0,
      );
      if (sumOfSquares < best.sumOfSquares) {
        best = { sumOfSquares, point: [log(p), log(q), log(market)] };
      }
    }
  }
  return best.point;
}

function forecastOf({
  model,
  point,
  inverse,
  variance,
  reach,
  adopted,
  from,
}: {
  model: (point: readonly number[]) => readonly number[];
  point: readonly number[];
  inverse: number[][];
  variance: number;
  reach: number;
  adopted: number;
  from: number;
}): BassForecast[] {
  const values = model(point);
  const slopes = jacobianOf(model, point);
  const total = { adopters: adopted, slopes: point.map(() => 0) };
  const interval = (mean: number, rates: readonly number[], errors: number, least: number): BassInterval => {
    const ofCurve = inverse.reduce(
      (sum, row, i) => sum + row.reduce((part, value, j) => part + (rates[i] ?? 0) * value * (rates[j] ?? 0), 0),
      0,
    );
    const half = reach * Math.sqrt(variance * (errors + ofCurve));
    return { mean, lower: Math.max(least, mean - half), upper: mean + half };
  };
  return values.map((value, index) => {
    const rates = slopes[index] ?? [];
    total.adopters += value;
    total.slopes = total.slopes.map((slope, at) => slope + (rates[at] ?? 0));
    return {
      period: from + index + 1,
      adopters: interval(value, rates, 1, 0),
      // No one who was counted is taken back.
      cumulative: interval(total.adopters, total.slopes, index + 1, adopted),
    };
  });
}
