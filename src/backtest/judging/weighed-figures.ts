/* eslint-disable @typescript-eslint/no-non-null-assertion -- numeric loops over columns of one length. */
import {
  binSums,
  orderedPredictions,
  type PredictionScores,
  weighedScores,
} from "../../loyalty/ordered-predictions.js";

/** Figures of a window as functions of how often each account counts, by account number; `NaN` if there is none. */
export interface Figures {
  names: readonly string[];
  of: (times: Uint32Array) => readonly number[];
}

/**
 * Mean of a value over rows, each counted as often as its account.
 * @internal
 */
export function weighedMean(name: string, owners: Uint32Array, values: Float64Array): Figures {
  return weighedRatio(name, owners, values, new Float64Array(owners.length).fill(1));
}

/**
 * Σ part / Σ whole over rows.
 * @internal
 */
export function weighedRatio(name: string, owners: Uint32Array, part: Float64Array, whole: Float64Array): Figures {
  return {
    names: [name],
    of(times) {
      let top = 0;
      let bottom = 0;
      for (let row = 0; row < owners.length; row++) {
        const count = times[owners[row]!]!;
        top += count * part[row]!;
        bottom += count * whole[row]!;
      }
      return [bottom === 0 ? NaN : top / bottom];
    },
  };
}

/** Scores that are taken from predictions, with the names that they go by here. */
export const SCORES = {
  auc: "auc",
  logLoss: "logLoss",
  brier: "brier",
} as const satisfies Record<string, keyof PredictionScores>;

/**
 * The scores of predicted probabilities.
 * @internal
 */
export function weighedPredictions(
  suffix: string,
  owners: Uint32Array,
  probabilities: readonly number[],
  outcomes: readonly boolean[],
): Figures {
  const ordered = orderedPredictions(probabilities, outcomes, undefined, 1, 1);
  const scores = scorer(ordered, owners);
  const keys = Object.keys(SCORES) as (keyof typeof SCORES)[];
  return {
    names: keys.map((key) => `${key}:${suffix}`),
    of(times) {
      const found = scores(times);
      return keys.map((key) => found?.[SCORES[key]] ?? NaN);
    },
  };
}

/**
 * Chance that a row which came true has a higher score than one which did not, ties half. Made for accounts with many
 * rows: those of one account with one score are counted together.
 * @internal
 */
export function weighedAuc(
  name: string,
  owners: Uint32Array,
  scores: readonly number[],
  outcomes: readonly boolean[],
): Figures {
  const order = Uint32Array.from(owners, (_, row) => row).sort(
    (a, b) => scores[b]! - scores[a]! || owners[a]! - owners[b]!,
  );
  const owner: number[] = [];
  const came: number[] = [];
  const failed: number[] = [];
  /** Where each run of equal scores ends. */
  const ends: number[] = [];
  order.forEach((row, place) => {
    const before = order[place - 1];
    const sameScore = before !== undefined && scores[before] === scores[row];
    if (!sameScore && place > 0) ends.push(owner.length);
    if (!sameScore || owners[before] !== owners[row]) {
      owner.push(owners[row]!);
      came.push(0);
      failed.push(0);
    }
    if (outcomes[row] === true) came[came.length - 1]!++;
    else failed[failed.length - 1]!++;
  });
  ends.push(owner.length);
  return { names: [name], of: aucOf(Uint32Array.from(owner), Uint32Array.from(came), Uint32Array.from(failed), ends) };
}

function aucOf(
  owner: Uint32Array,
  came: Uint32Array,
  failed: Uint32Array,
  ends: readonly number[],
): (times: Uint32Array) => readonly number[] {
  return (times) => {
    let cameAbove = 0;
    let failedAbove = 0;
    let won = 0;
    let entry = 0;
    for (const end of ends) {
      let cameHere = 0;
      let failedHere = 0;
      for (; entry < end; entry++) {
        const count = times[owner[entry]!]!;
        cameHere += count * came[entry]!;
        failedHere += count * failed[entry]!;
      }
      won += failedHere * (cameAbove + cameHere / 2);
      cameAbove += cameHere;
      failedAbove += failedHere;
    }
    // NaN, 0 / 0, where there is no pair.
    return [won / (cameAbove * failedAbove)];
  };
}

/**
 * Share of a value that the rows with the highest scores hold, these being the first `part` of all rows; of equal scores
 * each gives the same share, as if drawn at random.
 * @internal
 */
export function weighedTopShare(
  name: string,
  owners: Uint32Array,
  scores: readonly number[],
  values: readonly number[],
  part: number,
): Figures {
  const all = scores.map(() => true);
  const found = scorer(orderedPredictions(ranksOf(scores), all, values, 1, part), owners);
  return { names: [name], of: (times) => [found(times)?.topWeightShare ?? NaN] };
}

/** Scores the rows, each counted as often as its account; `null` if none counts. */
function scorer(
  ordered: ReturnType<typeof orderedPredictions>,
  owners: Uint32Array,
): (times: Uint32Array) => PredictionScores | null {
  const ofRow = new Uint32Array(owners.length);
  const sums = binSums(1);
  return (times) => {
    let all = 0;
    for (let row = 0; row < owners.length; row++) all += ofRow[row] = times[owners[row]!]!;
    return all === 0 ? null : weighedScores(ordered, ofRow, sums);
  };
}

/** Numbers from 0 to 1 in the same order, equal ones equal. */
function ranksOf(scores: readonly number[]): number[] {
  const distinct = [...new Set(scores)].sort((a, b) => (a < b ? -1 : 1));
  const rankOf = new Map(distinct.map((score, rank) => [score, rank / distinct.length]));
  return scores.map((score) => rankOf.get(score) ?? 0);
}
