import { logistic, logOdds } from "../../numeric/functions/logistic.js";
import { normalCdf } from "../../numeric/distributions/normal.js";
import type { ValueAtRisk } from "./value-at-risk.js";
import { exp } from "../../numeric/elementary/exp.js";
import { squaredShare } from "./lost-money.js";
import { squared } from "../../numeric/elementary/squared.js";

/** Value at risk of all accounts that have one. */
export interface BookValueAtRisk {
  /** In `currency`, of the coming `months`. */
  readonly amount: number;
  /**
   * Bounds of the money that will be lost, with this confidence: everything from an account that buys nothing in these
   * months, and from the others what falls after they leave. They include the randomness of each account's purchases,
   * and a good or bad season that affects all accounts at once.
   */
  readonly lower: number;
  readonly upper: number;
  readonly confidence: number;
  readonly currency: string | null;
  readonly months: number;
  /** What these accounts would bring at their present pace, together. */
  readonly worth: number;
  /** Number of these accounts. */
  readonly accounts: number;
}

/** What the total needs of an account's value at risk. */
export interface AccountRisk extends Pick<ValueAtRisk, "amount" | "currency" | "months"> {
  worth: number;
  /** What of the worth may be lost. */
  losable: number;
  /** Chance that all of that is lost. */
  loss: number;
  /** Share of it that is expected to be lost otherwise. */
  leaves: number;
}

const CONFIDENCE = 0.9;

/** Steps by which the season, normal, is summed, in standard deviations, and how far out. */
const STEP = 0.1;
const REACH = 3;

/** Halvings of an interval until it is narrower than rounding. */
const HALVINGS = 60;

/**
 * The sum of the accounts' values at risk; `null` if none has any.
 *
 * @param levelDeviation - Standard deviation of what the log odds of all accounts have in common.
 * @internal
 */
export function bookValueAtRisk(known: readonly AccountRisk[], levelDeviation: number): BookValueAtRisk | null {
  const [first] = known;
  if (first === undefined) return null;
  const quantile = lostWorth(
    known.map(({ losable, loss, leaves }) => ({ worth: losable, loss, leaves })),
    levelDeviation,
  );
  const total = sum(known.map(({ amount }) => amount));
  return {
    amount: total,
    // Of a few accounts that are hardly lost, no loss at all may be the likeliest by far, and the mean above its bounds.
    lower: Math.min(total, quantile((1 - CONFIDENCE) / 2)),
    upper: Math.max(total, quantile((1 + CONFIDENCE) / 2)),
    confidence: CONFIDENCE,
    currency: first.currency,
    months: first.months,
    worth: sum(known.map(({ worth }) => worth)),
    accounts: known.length,
  };
}

/**
 * Quantiles of Σ worth × share lost, the accounts being lost independently given the season, which shifts the log odds of
 * losing them by a normal amount. Given the season the sum is taken as normal, with the mean and the variance of each share:
 * 1 with the chance of loss, else as `lostQuantile` has it.
 * @internal
 */
export function lostWorth(
  accounts: readonly { worth: number; loss: number; leaves: number }[],
  levelDeviation: number,
): (probability: number) => number {
  // A sum depends on the order of its terms in its last digit; the book must not.
  const ordered = accounts
    .filter(({ worth, loss, leaves }) => worth > 0 && (loss > 0 || leaves > 0))
    .sort((a, b) => a.worth - b.worth || a.loss - b.loss || a.leaves - b.leaves)
    .map(({ worth, loss, leaves }) => ({ worth, odds: logOdds(loss), leaves, squares: squaredShare(leaves) }));
  const most = ordered.reduce((total, { worth }) => total + worth, 0);
  const seasons: { weight: number; mean: number; deviation: number }[] = [];
  const steps = Math.round(REACH / STEP);
  let weights = 0;
  for (let step = -steps; step <= steps; step++) {
    const season = step * STEP;
    const weight = exp(-squared(season) / 2);
    let mean = 0;
    let variance = 0;
    for (const { worth, odds, leaves, squares } of ordered) {
      const loss = logistic(odds + season * levelDeviation);
      const lost = loss + (1 - loss) * leaves;
      mean += worth * lost;
      variance += worth * worth * Math.max(0, loss + (1 - loss) * squares - squared(lost));
    }
    weights += weight;
    seasons.push({ weight, mean, deviation: Math.sqrt(variance) });
  }
  const below = (money: number): number =>
    seasons.reduce(
      (total, { weight, mean, deviation }) =>
        total + weight * (deviation > 0 ? normalCdf((money - mean) / deviation) : money >= mean ? 1 : 0),
      0,
    ) / weights;
  return (probability) => {
    if (below(0) >= probability) return 0;
    let lower = 0;
    let upper = most;
    for (let halving = 0; halving < HALVINGS; halving++) {
      const middle = (lower + upper) / 2;
      if (below(middle) < probability) lower = middle;
      else upper = middle;
    }
    return upper;
  };
}

/** Adds up from the smallest on, so that the sum does not depend on the order of the accounts. */
function sum(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b).reduce((total, value) => total + value, 0);
}
