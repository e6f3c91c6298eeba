/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices run over the rows and bins that set the lengths. */
import { NO_PROBLEM } from "./read-observations.js";
import type { PosteriorInput } from "./loyalty-posterior.js";

/** Bins of effort from 1 to 5; the knots at whole points lie between them. */
const BINS = 1024;
const THINNED_TO = 8;

/**
 * A posterior of far fewer rows, whose mode is a start for that of all of them. Where only effort sets customers apart,
 * those in one narrow bin count as having its mean, which is off by the square of a thousandth; else every eighth row.
 * @internal
 */
export function fewerRows(input: PosteriorInput): PosteriorInput {
  const isByEffortAlone = input.covariates.length === 0 && input.outcomes.freshness === null;
  return isByEffortAlone ? binned(input) : thinned(input, THINNED_TO);
}

function binned(input: PosteriorInput): PosteriorInput {
  const { rows, effort, sign, counts } = input.outcomes;
  const sums = new Float64Array(2 * BINS + 6);
  const totals = new Float64Array(2 * BINS + 6);
  for (let row = 0; row < rows; row++) {
    const e = effort[row]!;
    // The sum of unknown efforts is unknown too.
    const bin = e !== e ? BINS + 2 : e === NO_PROBLEM ? BINS + 1 : Math.trunc(((e - 1) / 4) * BINS);
    const at = sign[row] === 1 ? 2 * bin : 2 * bin + 1;
    sums[at]! += counts[row]! * e;
    totals[at]! += counts[row]!;
  }
  const filled = Array.from(totals.keys()).filter((at) => totals[at]! > 0);
  const outcomes = {
    rows: filled.length,
    effort: Float64Array.from(filled, (at) => sums[at]! / totals[at]!),
    sign: Float64Array.from(filled, (at) => (at % 2 === 0 ? 1 : -1)),
    counts: Float64Array.from(filled, (at) => totals[at]!),
    freshness: null,
    hasPurchases: null,
    covariates: [],
  };
  return { ...input, outcomes };
}

/** Every n rows. */
function thinned(input: PosteriorInput, every: number): PosteriorInput {
  const { outcomes, values, covariates } = input;
  const width = covariates.length;
  const rows = Math.ceil(outcomes.rows / every);
  const pick = (column: Float64Array, entries: number): Float64Array => {
    const picked = new Float64Array(rows * entries);
    for (let row = 0; row < rows; row++) {
      for (let entry = 0; entry < entries; entry++) {
        picked[row * entries + entry] = column[row * every * entries + entry]!;
      }
    }
    return picked;
  };
  const [effort, sign, counts] = [pick(outcomes.effort, 1), pick(outcomes.sign, 1), pick(outcomes.counts, 1)];
  const freshness = outcomes.freshness && pick(outcomes.freshness, 1);
  const hasPurchases = outcomes.hasPurchases?.filter((_, row) => row % every === 0) ?? null;
  const fewer = { rows, effort, sign, counts, freshness, hasPurchases, covariates: [] };
  return { ...input, outcomes: fewer, values: pick(values, width) };
}
