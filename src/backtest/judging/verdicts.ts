import { percentileBounds, resampleAccounts } from "../../numeric/random/resampled-accounts.js";
import type { Comparison, JudgedFigure } from "./judged.js";
import type { Figures } from "./weighed-figures.js";

/** Which of two did better on the same accounts. */
export interface Verdict {
  /** What was compared, such as `"buysAgain.auc"` or `"plan.revenueReached"`. */
  readonly measure: string;
  /** The rule that was to be beaten. */
  readonly against: string;
  readonly horizonDays: number;
  /** `"better"` or `"worse"` where the bounds of the difference exclude 0. */
  readonly verdict: "better" | "no-difference" | "worse";
  /** The library's figure less the rule's, turned so that above 0 the library is the better one. */
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
  /** Windows behind it: the difference is the mean over them. */
  readonly windows: number;
}

/** A figure of the accounts as they are, and of each draw of them. */
export interface DrawnFigure {
  value: number;
  draws: Float64Array;
}

/** How to draw. */
export interface DrawOptions {
  accounts: number;
  resamples: number;
  seed: number;
  /** Called after each draw. */
  onDraw: (drawn: number) => void;
}

/**
 * Works out the figures of each window of the accounts as they are and of each draw. One draw of accounts serves all
 * windows and figures: an account's windows, products and rows come or go together, and figures can be compared in pairs.
 *
 * Source: Davison & Hinkley (1997), "Bootstrap Methods and their Application", section 3.8, for drawing clusters. Cost:
 * draws × the cost of the figures; memory one number a draw and figure.
 * @internal
 */
export function drawFigures(
  windows: readonly (readonly Figures[])[],
  { accounts, resamples, seed, onDraw }: DrawOptions,
): Map<string, DrawnFigure>[] {
  const once = new Uint32Array(accounts).fill(1);
  const drawn = windows.map((figures) =>
    figures.map((figure) => ({
      figure,
      results: figure.of(once).map((value) => ({ value, draws: new Float64Array(resamples) })),
    })),
  );
  if (drawn.some((figures) => figures.length > 0)) {
    resampleAccounts(accounts, null, { resamples, seed }, (times, resample) => {
      for (const { figure, results } of drawn.flat()) {
        const values = figure.of(times);
        results.forEach(({ draws }, index) => (draws[resample] = values[index] ?? NaN));
      }
      onDraw(resample + 1);
    });
  }
  return drawn.map(
    (figures) =>
      new Map(
        figures.flatMap(({ figure, results }) =>
          results.map((result, index): [string, DrawnFigure] => [figure.names[index] ?? "", result]),
        ),
      ),
  );
}

/**
 * A figure with its bounds.
 * @internal
 */
export function boundedFigure(figure: DrawnFigure | undefined, confidence: number): JudgedFigure {
  if (figure === undefined || Number.isNaN(figure.value)) return { value: null, bounds: null };
  return { value: figure.value, bounds: percentileBounds(figure.draws, confidence) };
}

/** A window's figures, and which of them to compare. */
export interface ComparedWindow {
  horizonDays: number;
  comparisons: readonly Comparison[];
  drawn: ReadonlyMap<string, DrawnFigure>;
}

/**
 * Each comparison over windows of one horizon: the mean difference, of the accounts as they are and of each draw.
 * @internal
 */
export function verdictsOver(windows: readonly ComparedWindow[], confidence: number): Verdict[] {
  const differences = new Map<string, { comparison: Comparison; horizonDays: number; of: DrawnFigure[] }>();
  for (const { comparisons, drawn, horizonDays } of windows) {
    for (const comparison of comparisons) {
      const difference = differenceOf(comparison, drawn);
      if (difference === null) continue;
      const key = `${comparison.measure} ${comparison.against}`;
      const entry = differences.get(key) ?? { comparison, horizonDays, of: [] };
      differences.set(key, entry);
      entry.of.push(difference);
    }
  }
  // A rule that was not there in the first window stands with the others of its measure.
  const measures = [...new Set([...differences.values()].map(({ comparison }) => comparison.measure))];
  const ordered = measures.flatMap((measure) =>
    [...differences.values()].filter(({ comparison }) => comparison.measure === measure),
  );
  return ordered.flatMap(({ comparison: { measure, against }, horizonDays, of }) => {
    const mean = (valueOf: (figure: DrawnFigure) => number): number =>
      of.reduce((sum, figure) => sum + valueOf(figure), 0) / of.length;
    const draws = Float64Array.from(of[0]?.draws ?? [], (_, draw) => mean((figure) => figure.draws[draw] ?? NaN));
    const bounds = percentileBounds(draws, confidence);
    if (bounds === null) return [];
    const verdict = bounds.lower > 0 ? "better" : bounds.upper < 0 ? "worse" : "no-difference";
    const difference = mean(({ value }) => value);
    return { measure, against, horizonDays, verdict, difference, ...bounds, windows: of.length };
  });
}

function differenceOf(
  { ours, theirs, lowerIsBetter }: Comparison,
  drawn: ReadonlyMap<string, DrawnFigure>,
): DrawnFigure | null {
  const [our, their] = [drawn.get(ours), drawn.get(theirs)];
  if (our === undefined || their === undefined || Number.isNaN(our.value - their.value)) return null;
  const sign = lowerIsBetter ? -1 : 1;
  return {
    value: sign * (our.value - their.value),
    draws: our.draws.map((value, draw) => sign * (value - (their.draws[draw] ?? NaN))),
  };
}
