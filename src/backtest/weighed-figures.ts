/* eslint-disable @typescript-eslint/no-non-null-assertion -- numeric loops over columns of one length. */
import type { Weighed } from "./resample-accounts.js";

/** A certain prediction that fails would cost an infinite logarithm; no prediction is taken to be surer than this. */
const SUREST = 1e-15;

/**
 * Mean of a value over rows, each with the weight of its account.
 * @internal
 */
export function weighedMean(owners: Uint32Array, values: Float64Array): Weighed {
  return (weights) => {
    let sum = 0;
    let total = 0;
    for (let row = 0; row < owners.length; row++) {
      const weight = weights[owners[row]!]!;
      sum += weight * values[row]!;
      total += weight;
    }
    return sum / total;
  };
}

/**
 * Σ part / Σ whole over rows.
 * @internal
 */
export function weighedRatio(owners: Uint32Array, part: Float64Array, whole: Float64Array): Weighed {
  return (weights) => {
    let top = 0;
    let bottom = 0;
    for (let row = 0; row < owners.length; row++) {
      const weight = weights[owners[row]!]!;
      top += weight * part[row]!;
      bottom += weight * whole[row]!;
    }
    return bottom === 0 ? NaN : top / bottom;
  };
}

/**
 * Mean negative logarithm of the probability of what happened.
 * @internal
 */
export function weighedLogLoss(owners: Uint32Array, probabilities: Float64Array, outcomes: Uint8Array): Weighed {
  const losses = probabilities.map((probability, row) => {
    const ofOutcome = outcomes[row] === 1 ? probability : 1 - probability;
    return -Math.log(Math.min(1 - SUREST, Math.max(SUREST, ofOutcome)));
  });
  return weighedMean(owners, losses);
}

/**
 * Mean squared error of probabilities.
 * @internal
 */
export function weighedBrier(owners: Uint32Array, probabilities: Float64Array, outcomes: Uint8Array): Weighed {
  return weighedMean(
    owners,
    probabilities.map((probability, row) => (probability - outcomes[row]!) ** 2),
  );
}

/**
 * Expected calibration error over bins of equal width, as `evaluatePredictions` has it.
 * @internal
 */
export function weighedCalibrationError(
  owners: Uint32Array,
  probabilities: Float64Array,
  outcomes: Uint8Array,
  bins = 10,
): Weighed {
  const binOf = Uint8Array.from(probabilities, (probability) => Math.max(0, Math.ceil(probability * bins) - 1));
  return (weights) => {
    const gaps = new Float64Array(bins);
    let total = 0;
    for (let row = 0; row < owners.length; row++) {
      const weight = weights[owners[row]!]!;
      gaps[binOf[row]!]! += weight * (probabilities[row]! - outcomes[row]!);
      total += weight;
    }
    return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / total;
  };
}

/** Rows in descending order of a score, with where each run of equal scores ends. */
interface Ranked {
  owners: Uint32Array;
  order: Uint32Array;
  ends: number[];
}

/** Ranks rows from the highest score on; `-Infinity` comes last. */
function ranked(owners: Uint32Array, scores: Float64Array): Ranked {
  const order = Uint32Array.from(scores, (_, row) => row).sort((a, b) =>
    scores[a] === scores[b] ? 0 : scores[b]! - scores[a]!,
  );
  const ends: number[] = [];
  for (let place = 1; place <= order.length; place++) {
    if (place === order.length || scores[order[place]!] !== scores[order[place - 1]!]) ends.push(place);
  }
  return { owners, order, ends };
}

/**
 * Chance that a row which came true has a higher score than one which did not, ties half.
 * Source: Mann & Whitney (1947).
 * @internal
 */
export function weighedAuc(owners: Uint32Array, scores: Float64Array, outcomes: Uint8Array): Weighed {
  const { order, ends } = ranked(owners, scores);
  const cameOf = order.map((row) => outcomes[row]!);
  const ownerOf = order.map((row) => owners[row]!);
  return (weights) => {
    let came = 0;
    let failed = 0;
    let won = 0;
    let place = 0;
    for (const end of ends) {
      let cameHere = 0;
      let failedHere = 0;
      for (; place < end; place++) {
        if (cameOf[place] === 1) cameHere += weights[ownerOf[place]!]!;
        else failedHere += weights[ownerOf[place]!]!;
      }
      won += failedHere * (came + cameHere / 2);
      came += cameHere;
      failed += failedHere;
    }
    return came === 0 || failed === 0 ? NaN : won / (came * failed);
  };
}

/**
 * Share of a value that the rows with the highest scores hold, these being the first `part` of all rows by weight; of
 * equal scores each gives the same share, as if drawn by lot.
 * @internal
 */
export function weighedTopShare(
  owners: Uint32Array,
  scores: Float64Array,
  values: Float64Array,
  part: number,
): Weighed {
  const { order, ends } = ranked(owners, scores);
  const valueOf = order.map((row) => row);
  const ownerOf = order.map((row) => owners[row]!);
  return (weights) => {
    let rows = 0;
    let whole = 0;
    for (let row = 0; row < owners.length; row++) {
      const weight = weights[owners[row]!]!;
      rows += weight;
      whole += weight * values[row]!;
    }
    if (whole === 0) return NaN;
    let left = part * rows;
    let held = 0;
    let place = 0;
    for (const end of ends) {
      let rowsHere = 0;
      let valueHere = 0;
      for (; place < end; place++) {
        const weight = weights[ownerOf[place]!]!;
        rowsHere += weight;
        valueHere += weight * values[valueOf[place]!]!;
      }
      if (rowsHere === 0) continue;
      const taken = Math.min(1, left / rowsHere);
      held += taken * valueHere;
      left -= taken * rowsHere;
      if (left <= 0) break;
    }
    return held / whole;
  };
}
