import { type Counted, counts, type WordOfMouthChannel } from "../process/quantity.js";
import type { Future, Futures } from "./continuation-states.js";
import type { Online, Teller, WordOfMouthProcess } from "../process/word-of-mouth-process.js";
import { squared } from "../../numeric/elementary/squared.js";

/**
 * Mean and variance of a number.
 * @internal
 */
export interface Moments {
  readonly mean: number;
  readonly variance: number;
}

const nothing: Moments = { mean: 0, variance: 0 };

/**
 * Exact mean and variance of what the whole cohort adds up to, from each root. Each future's moments follow from
 * those it leads to, by the laws of total expectation and variance for a sum of a random number of terms; summed over
 * generations this is the recursion for E S and Var S with K, Σ and C of the evidence page, read from its last
 * generation backwards. Cost: futures × groups of tellers × delays.
 * @internal
 */
export function cohortMoments(
  resolved: WordOfMouthProcess,
  { futures, roots }: Pick<Futures, "futures" | "roots">,
  counted: Counted,
): Moments[] {
  const known: Moments[] = [];
  const byTeller: Moments[][] = [];
  for (const future of futures) {
    const told = resolved.tellers.map((teller) => tellerMoments(resolved.online, teller, future, known, counted));
    byTeller.push(told);
    known.push(mixed(resolved.tellers, told));
  }
  return roots.map((root) => {
    if (root === null) return nothing;
    const told = byTeller[root] ?? [];
    if (resolved.counted) {
      return {
        mean: total(resolved.tellers, ({ count }, index) => count * at(told, index).mean),
        variance: total(resolved.tellers, ({ count }, index) => count * at(told, index).variance),
      };
    }
    const { mean, variance } = at(known, root);
    return { mean: resolved.customers * mean, variance: resolved.customers * variance };
  });
}

/**
 * One customer whose group is not known: a mixture over groups and the many who tell no one.
 * @internal
 */
export function mixed(tellers: readonly Teller[], told: readonly Moments[]): Moments {
  const mean = total(tellers, ({ probability }, index) => probability * at(told, index).mean);
  const untold = Math.max(0, 1 - total(tellers, ({ probability }) => probability));
  const spread = total(
    tellers,
    ({ probability }, index) => probability * (at(told, index).variance + squared(at(told, index).mean - mean)),
  );
  return { mean, variance: spread + untold * mean * mean };
}

/** One customer of a known group: whether they leave, and what those they tell add up to. */
function tellerMoments(
  online: Online,
  teller: Teller,
  future: Future,
  known: readonly Moments[],
  counted: Counted,
): Moments {
  const told = toldMoments(
    online,
    teller,
    hearerMoments(teller, future, known, counted, "inPerson"),
    hearerMoments(teller, future, known, counted, "online"),
  );
  const leaves = future.countsHearers && counted.leaver === 1 ? teller.leaves : 0;
  return { mean: leaves + told.mean, variance: leaves * (1 - leaves) + told.variance };
}

/**
 * All that one customer of a known group tells, given what one told in person and one told online add up to: those told
 * in person, what these add online, and who believes a post.
 * @internal
 */
export function toldMoments(
  online: Online,
  { tells }: Teller,
  inPerson: Moments = nothing,
  onlineHearer: Moments = nothing,
): Moments {
  const extra = online.multiplier - 1;
  const extraVariance = fraction(extra) * (1 - fraction(extra));
  const perTold = {
    mean: inPerson.mean + extra * onlineHearer.mean,
    variance: inPerson.variance + extra * onlineHearer.variance + extraVariance * squared(onlineHearer.mean),
  };

  const { shareWhoPost, reach, shareWhoBelieve } = online;
  const perPost = reach * shareWhoBelieve;
  const believers = shareWhoPost * perPost;
  const believersVariance =
    shareWhoPost * perPost * (1 - shareWhoBelieve) + shareWhoPost * (1 - shareWhoPost) * squared(perPost);
  return {
    mean: tells.mean * perTold.mean + believers * onlineHearer.mean,
    variance:
      tells.mean * perTold.variance +
      tells.variance * squared(perTold.mean) +
      believers * onlineHearer.variance +
      believersVariance * squared(onlineHearer.mean),
  };
}

/** One person told: able to hear or not, then won, lost or neither. */
function hearerMoments(
  teller: Teller,
  { fresh, countsHearers, acts, lostShare }: Future,
  known: readonly Moments[],
  counted: Counted,
  channel: WordOfMouthChannel,
): Moments {
  const weight = counts(counted, teller, channel) ? 1 : 0;
  let mean = 0;
  let square = 0;
  for (const { share, countsWon, next } of acts) {
    const follows = next === null ? nothing : at(known, next);
    const value = (countsWon ? weight * counted.won : 0) + follows.mean;
    mean += teller.won * share * value;
    square += teller.won * share * (follows.variance + value * value);
  }
  const lost = teller.lost * lostShare;
  mean += lost * weight * counted.lost;
  square += lost * weight * counted.lost * counted.lost;
  // Rounding can carry a variance of nothing just below it.
  const variance = Math.max(0, square - mean * mean);
  const value = mean + (countsHearers ? weight * counted.hearer : 0);
  return { mean: fresh * value, variance: fresh * variance + fresh * (1 - fresh) * value * value };
}

/**
 * The part after the point.
 * @internal
 */
export function fraction(value: number): number {
  return value - Math.floor(value);
}

function total(tellers: readonly Teller[], value: (teller: Teller, index: number) => number): number {
  return tellers.reduce((sum, teller, index) => sum + value(teller, index), 0);
}

/** An entry that exists, since futures come after those they lead to. */
function at(moments: readonly Moments[], index: number): Moments {
  return moments[index] ?? nothing;
}
