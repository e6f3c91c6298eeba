/* eslint-disable @typescript-eslint/no-non-null-assertion -- evaluated at thousands of points; all arrays have the length of the points. */
import { type ComplexPoints, complexZeros } from "../../numeric/distributions/lattice-distributions.js";
import { type Counted, counts } from "../process/quantity.js";
import type { Future, Futures } from "./continuation-states.js";
import { fraction } from "./moments.js";
import type { Online, Teller, WordOfMouthProcess } from "../process/word-of-mouth-process.js";
import { log as ln } from "../../numeric/elementary/log.js";
import { arcTangent2 } from "../../numeric/elementary/arc-tangent.js";
import { exp } from "../../numeric/elementary/exp.js";
import { cos, sin } from "../../numeric/elementary/trigonometry.js";

/**
 * Logarithm of the generating function E zˣ of what the whole cohort adds up to, from each root, at every point: a
 * point on the unit circle gives the characteristic function, a real point a bound on a tail (not finite where E zˣ
 * diverges). The generating function of a branching process is that of one customer's telling, taken at that of one
 * hearer. Cost: points × futures × groups of tellers × delays.
 * @internal
 */
export function logGeneratingFunctions(
  resolved: WordOfMouthProcess,
  { futures, roots }: Pick<Futures, "futures" | "roots">,
  counted: Counted,
  points: ComplexPoints,
): ComplexPoints[] {
  const known: ComplexPoints[] = [];
  const zeros = complexZeros(points.re.length);
  const reached = reachedFrom(futures, roots);
  const toldBy = tellerFunctions(resolved, counted, { points, zeros });
  const rooted = new Map(roots.map((root) => [root, zeros()]));
  for (const number of reached) {
    const told = toldBy(futures[number]!, number, known);
    const fresh = mixed(resolved.tellers, told, zeros());
    known[number] = fresh;
    const root = rooted.get(number);
    if (root === undefined) continue;
    if (!resolved.counted) addLog(root, resolved.customers, fresh);
    else {
      resolved.tellers.forEach(({ count }, index) => {
        addLog(root, count, told[index]!);
      });
    }
  }
  return roots.map((root) => rooted.get(root)!);
}

/** Where generating functions are evaluated, and zeros for what comes of it. */
interface Points {
  points: ComplexPoints;
  zeros: () => ComplexPoints;
}

/** The futures that some root leads to, each after those it leads to. */
function reachedFrom(futures: readonly Future[], roots: readonly (number | null)[]): number[] {
  const reached = new Set(roots);
  for (let number = futures.length - 1; number >= 0; number--) {
    if (reached.has(number)) for (const { next } of futures[number]!.acts) reached.add(next);
  }
  return [...reached].filter((number) => number !== null).sort((a, b) => a - b);
}

/**
 * The generating function of each group's telling, for one future after another. Groups that tell and act alike share
 * one, and so do the futures of a group that wins no one where they count alike.
 */
function tellerFunctions(
  { tellers, online }: WordOfMouthProcess,
  counted: Counted,
  at: Points,
): (future: Future, number: number, known: readonly ComplexPoints[]) => ComplexPoints[] {
  const cache = new Map<string, ComplexPoints>();
  const alike = tellers.map((teller) => {
    const same = (other: Teller): boolean =>
      other.tells === teller.tells &&
      other.won === teller.won &&
      other.lost === teller.lost &&
      other.leaves === teller.leaves &&
      (other.outcome === counted.outcome) === (teller.outcome === counted.outcome);
    return tellers.findIndex(same);
  });
  return (future, number, known) =>
    tellers.map((teller, index) => {
      const { countsHearers, lostShare, fresh } = future;
      const name = `${alike[index]!} ${teller.won === 0 ? `${countsHearers} ${lostShare} ${fresh}` : number}`;
      let told = cache.get(name);
      if (told === undefined) {
        told = tellerFunction(online, teller, future, known, counted, at);
        cache.set(name, told);
      }
      return told;
    });
}

function mixed(tellers: readonly Teller[], told: readonly ComplexPoints[], result: ComplexPoints): ComplexPoints {
  const untold = 1 - tellers.reduce((sum, { probability }) => sum + probability, 0);
  result.re.fill(Math.max(0, untold));
  tellers.forEach(({ probability }, index) => {
    addTimes(result, probability, told[index]!);
  });
  return result;
}

function tellerFunction(
  { shareWhoPost, reach, shareWhoBelieve, multiplier }: Online,
  teller: Teller,
  future: Future,
  known: readonly ComplexPoints[],
  counted: Counted,
  at: Points,
): ComplexPoints {
  const { points, zeros } = at;
  const outcome = hearerOutcomes(teller, future, known, counted, at);
  const inPerson = outcome(counts(counted, teller, "inPerson"));
  const online = outcome(counts(counted, teller, "online"));

  const extra = multiplier - 1;
  const perTold =
    extra === 0
      ? inPerson
      : times(
          inPerson,
          times(power(online, Math.floor(extra), zeros()), thinned(online, fraction(extra), zeros()), zeros()),
          zeros(),
        );
  const told = teller.tells.generate(perTold, zeros());
  const reached =
    shareWhoPost * reach * shareWhoBelieve === 0
      ? told
      : times(
          told,
          thinned(power(thinned(online, shareWhoBelieve, zeros()), reach, zeros()), shareWhoPost, zeros()),
          zeros(),
        );
  const leaves = future.countsHearers && counted.leaver === 1 ? teller.leaves : 0;
  return leaves === 0 ? reached : times(reached, thinned(points, leaves, zeros()), zeros());
}

/** The generating function of one person told, whether counted or only a link to those who are. */
function hearerOutcomes(
  { won, lost }: Teller,
  { fresh, countsHearers, acts, lostShare }: Future,
  known: readonly ComplexPoints[],
  counted: Counted,
  { points, zeros }: Points,
): (isCounted: boolean) => ComplexPoints {
  const calculate = (isCounted: boolean): ComplexPoints => {
    const result = zeros();
    const acting = acts.reduce((sum, { share }) => sum + share, 0);
    result.re.fill(Math.max(0, 1 - won * acting - lost * lostShare));
    if (won > 0) {
      for (const { share, countsWon, next } of acts) {
        const winner = isCounted && countsWon && counted.won === 1 ? points : null;
        const follows = next === null ? null : known[next]!;
        if (winner === null && follows === null) addConstant(result, won * share);
        else if (winner === null) addTimes(result, won * share, follows!);
        else addTimes(result, won * share, follows === null ? winner : times(winner, follows, zeros()));
      }
    }
    if (lost * lostShare > 0) {
      const weight = isCounted ? counted.lost : 0;
      if (weight === 0) addConstant(result, lost * lostShare);
      else addTimes(result, lost * lostShare, weight === 1 ? points : reciprocal(points, zeros()));
    }
    const hearer = isCounted && countsHearers && counted.hearer === 1 ? times(points, result, zeros()) : result;
    return fresh === 1 ? hearer : thinned(hearer, fresh, zeros());
  };
  let ofCounted: ComplexPoints | undefined;
  let ofOthers: ComplexPoints | undefined;
  return (isCounted) => (isCounted ? (ofCounted ??= calculate(true)) : (ofOthers ??= calculate(false)));
}

/** Adds this many times the logarithm of each value. */
function addLog(sum: ComplexPoints, factor: number, { re, im }: ComplexPoints): void {
  if (factor === 0) return;
  for (let at = 0; at < re.length; at++) {
    sum.re[at]! += (factor / 2) * ln(re[at]! * re[at]! + im[at]! * im[at]!);
    sum.im[at]! += factor * arcTangent2(im[at]!, re[at]!);
  }
}

function addConstant(sum: ComplexPoints, value: number): void {
  for (let at = 0; at < sum.re.length; at++) sum.re[at]! += value;
}

function addTimes(sum: ComplexPoints, factor: number, { re, im }: ComplexPoints): void {
  for (let at = 0; at < re.length; at++) {
    sum.re[at]! += factor * re[at]!;
    sum.im[at]! += factor * im[at]!;
  }
}

function times(a: ComplexPoints, b: ComplexPoints, result: ComplexPoints): ComplexPoints {
  for (let at = 0; at < a.re.length; at++) {
    result.re[at] = a.re[at]! * b.re[at]! - a.im[at]! * b.im[at]!;
    result.im[at] = a.re[at]! * b.im[at]! + a.im[at]! * b.re[at]!;
  }
  return result;
}

/** 1 − share + share·z: each is kept with that probability. */
function thinned({ re, im }: ComplexPoints, share: number, result: ComplexPoints): ComplexPoints {
  for (let at = 0; at < re.length; at++) {
    result.re[at] = 1 - share + share * re[at]!;
    result.im[at] = share * im[at]!;
  }
  return result;
}

/** A whole power. */
function power(points: ComplexPoints, exponent: number, result: ComplexPoints): ComplexPoints {
  addLog(result, exponent, points);
  const { re, im } = result;
  for (let at = 0; at < re.length; at++) {
    const modulus = exp(re[at]!);
    const angle = im[at]!;
    re[at] = modulus * cos(angle);
    im[at] = modulus * sin(angle);
  }
  return result;
}

function reciprocal({ re, im }: ComplexPoints, result: ComplexPoints): ComplexPoints {
  for (let at = 0; at < re.length; at++) {
    const square = re[at]! * re[at]! + im[at]! * im[at]!;
    result.re[at] = re[at]! / square;
    result.im[at] = -im[at]! / square;
  }
  return result;
}
