import type { PurchaseAssumptions } from "../../evidence/purchase-figures.js";
import { countWhile } from "../../numeric/discrete/bisect.js";
import { log } from "../../numeric/elementary/log.js";
import { squared } from "../../numeric/elementary/squared.js";

/** Whether the purchases of a book follow the seasons, for some days from a day of the year. */
export interface BuyingSeason {
  /** Years of the past whose same days tell it; of fewer than two nothing is known. */
  readonly years: number;
  /** Whether those days differ from the rest of their years by more than two standard errors. */
  readonly follows: boolean;
}

/** The same, with by how much. */
export interface MeasuredSeason extends BuyingSeason {
  /** Mean difference of the log odds of buying in the season and in the rest of the year. */
  difference: number;
}

/** Years that tell a season from a single good or bad one. */
export const LEAST_YEARS = 2;
const DAYS_A_YEAR = 365.25;
/** Places beside a season that its year holds a twentieth of, or less, are none. */
const SLIVER = 0.05;

/**
 * The same day some years before.
 * @internal
 */
export function yearsBefore(day: number, years: number): number {
  return day - Math.round(years * DAYS_A_YEAR);
}

/**
 * Compares the days to come, in each year of the past, with the rest of the year round them: the mean of the windows on
 * either side of it, the outermost counted as far as it lies in that year, as in the classical decomposition of a time
 * series. So what grows or shrinks steadily is no season.
 *
 * It stands out where the mean difference of the log odds is more than two standard errors from 0. That error is of what
 * was counted, of the differences' own spread, and of one year's worth of the spread that is known beforehand.
 *
 * Source: the ratio to the moving average of Macaulay (1931), on log odds.
 *
 * @param days - Half a year at most: more days hold more seasons than one.
 * @param buyers - The days of purchase of each, in order.
 * @param history - Least days of record before a season that counts.
 * @returns `null` for more days than half a year.
 * @internal
 */
export function buyingSeason(
  buyers: readonly { days: readonly { day: number }[] }[],
  asOfDay: number,
  days: number,
  { firstDay, history, leastAccounts }: { firstDay: number; history: number; leastAccounts: number },
  figures: PurchaseAssumptions,
): MeasuredSeason | null {
  const beside = (DAYS_A_YEAR / days - 1) / 2;
  if (beside < 0.5) return null;
  const places = Math.ceil(beside - SLIVER);
  const differences: number[] = [];
  /** Of what was counted, and in variances of one window: of what windows differ by. */
  let [ofCounts, ofWindows] = [0, 0];
  for (let years = 1; years <= figures["buysAgain.windows"].value; years++) {
    const start = yearsBefore(asOfDay, years);
    const own = start - firstDay < history ? null : shareFrom(buyers, start, days, leastAccounts);
    if (own === null) break;
    let [rest, weights, variance, squares] = [0, 0, 0, 0];
    for (let place = 1; place <= places; place++) {
      const before = shareFrom(buyers, start - place * days, days, leastAccounts);
      const after = shareFrom(buyers, start + place * days, days, leastAccounts);
      // With one side alone, what grows steadily would pass for a season.
      if (before === null || after === null) break;
      const weight = Math.min(1, beside - (place - 1));
      rest += weight * (before.logOdds + after.logOdds);
      variance += squared(weight) * (before.variance + after.variance);
      weights += 2 * weight;
      squares += 2 * squared(weight);
    }
    if (weights === 0) break;
    differences.push(own.logOdds - rest / weights);
    ofCounts += own.variance + variance / squared(weights);
    ofWindows += 1 + squares / squared(weights);
  }
  const years = differences.length;
  if (years < LEAST_YEARS) return { years, follows: false, difference: 0 };
  const mean = differences.reduce((sum, each) => sum + each, 0) / years;
  const known = squared(figures["buysAgain.seasonDeviation"].value) * (ofWindows / years);
  const between = differences.reduce((sum, each) => sum + squared(each - mean), known) / years;
  const error = Math.sqrt((between + ofCounts / years) / years);
  return { years, follows: Math.abs(mean) > 2 * error, difference: mean };
}

/** Log odds of buying within some days, of those who had bought by their start; `null` of too few. */
function shareFrom(
  buyers: readonly { days: readonly { day: number }[] }[],
  start: number,
  days: number,
  least: number,
): { logOdds: number; variance: number } | null {
  let [known, came] = [0, 0];
  for (const { days: bought } of buyers) {
    const later = countWhile(bought.length, (at) => (bought[at]?.day ?? Infinity) <= start);
    if (later === 0) continue;
    known++;
    if ((bought[later]?.day ?? Infinity) <= start + days) came++;
  }
  if (known < least) return null;
  // Half an account either way, as where none or all bought the odds have no logarithm (Haldane, 1956; Anscombe, 1956).
  const [bought, others] = [came + 0.5, known - came + 0.5];
  return { logOdds: log(bought / others), variance: 1 / bought + 1 / others };
}
