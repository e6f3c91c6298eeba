import { expEach, logEach } from "../../../numeric/elementary/each.js";
import { exp } from "../../../numeric/elementary/exp.js";
import { expm1 } from "../../../numeric/elementary/expm1.js";
import { log1p } from "../../../numeric/elementary/log1p.js";

/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices run below the lengths of the tables and of the room made. */

/** A rule on −1 to 1: the positive half of its nodes, with their weights. */
interface Rule {
  nodes: readonly number[];
  weights: readonly number[];
}

/** Gauss–Legendre of 8 and 16 points (DLMF 3.5(v)). */
const SHORT: Rule = {
  nodes: [0.1834346424956498049, 0.5255324099163289858, 0.7966664774136267396, 0.9602898564975362317],
  weights: [0.362683783378361983, 0.3137066458778872873, 0.2223810344533744705, 0.1012285362903762592],
};
const LONG: Rule = {
  nodes: [
    0.09501250983763744019, 0.2816035507792589132, 0.4580167776572273863, 0.6178762444026437484, 0.7554044083550030339,
    0.8656312023878317439, 0.9445750230732325761, 0.9894009349916499326,
  ],
  weights: [
    0.1894506104550684963, 0.1826034150449235889, 0.1691565193950025382, 0.1495959888165767321, 0.1246289712555338721,
    0.09515851168249278481, 0.06225352393864789286, 0.02715245941175409485,
  ],
};

/** Nodes of the long rule. */
const MOST_NODES = 16;

/** Most that the logarithm of the integrand may fall for the short rule. */
const SHORT_FALL = 2;

/** Most that the logarithm of the integrand and of its argument may change over one piece. */
const MOST_FALL = 8;
const MOST_STRETCH = 1;

/** Share of the integral below which the rest of it no longer counts. */
const NEGLIGIBLE = 1e-18;

/** The nodes over which an integral of (α + u)^−m (β + u)^−n is summed; entries from `count` on are left over. */
export interface ParetoNodes {
  count: number;
  /** Weight times integrand, the latter divided by its value at the start. */
  value: Float64Array;
  /** Time from the start to the node. */
  since: Float64Array;
  /** Logarithms of (α + u) and (β + u), each less its value at the start. */
  alphaGrowth: Float64Array;
  betaGrowth: Float64Array;
  /** Of the nodes of the piece at work, what multiplies the integrand. */
  factor: Float64Array;
}

/**
 * Room for the nodes of an integral, to be used again and again.
 * @internal
 */
export function paretoNodes(): ParetoNodes {
  return { count: 0, factor: new Float64Array(MOST_NODES), ...roomFor(2 * MOST_NODES) };
}

function roomFor(size: number): Omit<ParetoNodes, "count" | "factor"> {
  const column = (): Float64Array => new Float64Array(size);
  return { value: column(), since: column(), alphaGrowth: column(), betaGrowth: column() };
}

/** Twice the room, with the nodes of the pieces so far. */
function moreRoom(nodes: ParetoNodes): void {
  const { value, since, alphaGrowth, betaGrowth } = nodes;
  const room = roomFor(2 * value.length);
  room.value.set(value);
  room.since.set(since);
  room.alphaGrowth.set(alphaGrowth);
  room.betaGrowth.set(betaGrowth);
  Object.assign(nodes, room);
}

/**
 * ∫ (α + u)^−m (β + u)^−n du from one time to another, divided by the integrand at `from`: the integral behind the
 * Pareto/NBD model, which its paper writes as a difference of two hypergeometric functions, and which is summed here
 * because that difference cancels out. The nodes of the sum stay in `nodes`, for the integrals that its derivatives are.
 *
 * Gauss–Legendre on pieces in which ln(min(α, β) + u) grows by at most 1 and the integrand falls by about e^8 at most.
 * Relative error below 1e-13 + 1e-15·(m + n). Cost: 8 or 16 evaluations a piece, one piece in the usual case and some
 * forty at the most.
 *
 * @internal
 */
export function paretoIntegral(
  m: number,
  alpha: number,
  n: number,
  beta: number,
  from: number,
  to: number,
  nodes: ParetoNodes,
): number {
  const nearest = Math.min(alpha, beta);
  const alphaFrom = alpha + from;
  const betaFrom = beta + from;
  nodes.count = 0;

  let total = 0;
  let passed = 0;
  while (from + passed < to) {
    // In v = ln(nearest + u) the integrand is (nearest + u)·(α + u)^−m (β + u)^−n.
    const argument = nearest + from + passed;
    const slope = (m * argument) / (alphaFrom + passed) + (n * argument) / (betaFrom + passed) - 1;
    if (passed > 0 && slope > 0) {
      // The slope only grows, so that the rest is at most the integrand over its slope.
      const fall = m * log1p(passed / alphaFrom) + n * log1p(passed / betaFrom);
      if (argument * exp(-fall) < NEGLIGIBLE * slope * total) break;
    }
    const rest = log1p((to - from - passed) / argument);
    const length = Math.min(MOST_STRETCH, MOST_FALL / Math.max(1, Math.abs(slope)), rest);
    const middle = exp(0.5 * length);
    const rule = Math.abs(slope) * length * middle * middle < SHORT_FALL ? SHORT : LONG;
    if (nodes.count + MOST_NODES > nodes.value.length) moreRoom(nodes);
    // The nearer of the two grows as v does; the growth of the other takes a logarithm.
    total =
      alpha <= beta
        ? addPiece(
            rule,
            length,
            middle,
            passed,
            m,
            alphaFrom,
            n,
            betaFrom,
            nodes,
            nodes.alphaGrowth,
            nodes.betaGrowth,
            total,
          )
        : addPiece(
            rule,
            length,
            middle,
            passed,
            n,
            betaFrom,
            m,
            alphaFrom,
            nodes,
            nodes.betaGrowth,
            nodes.alphaGrowth,
            total,
          );
    if (length === rest) break;
    const advanced = passed + argument * expm1(length);
    if (!(from + advanced > from + passed)) break;
    passed = advanced;
  }
  return total;
}

/** Adds the nodes of one piece to those so far, and their terms, one by one, to the total. */
function addPiece(
  { nodes: places, weights }: Rule,
  length: number,
  middle: number,
  passed: number,
  near: number,
  nearFrom: number,
  far: number,
  farFrom: number,
  nodes: ParetoNodes,
  nearGrowth: Float64Array,
  farGrowth: Float64Array,
  before: number,
): number {
  const { value, since, factor, count: from } = nodes;
  const half = 0.5 * length;
  const argument = nearFrom + passed;
  const grownBefore = log1p(passed / nearFrom) + half;
  const size = 2 * places.length;
  // Every node has its like on the other side of the middle, as far away in v.
  for (let pair = 0; pair < places.length; pair++) {
    const away = half * places[pair]!;
    factor[pair] = away;
    nearGrowth[from + 2 * pair] = grownBefore - away;
    nearGrowth[from + 2 * pair + 1] = grownBefore + away;
  }
  expEach(factor, 0, places.length);
  // From the last on, as two factors take the room of one step.
  for (let pair = places.length - 1; pair >= 0; pair--) {
    const step = factor[pair]!;
    const weight = half * weights[pair]! * argument;
    const [first, second] = [middle / step, middle * step];
    const at = from + 2 * pair;
    factor[2 * pair] = weight * first;
    factor[2 * pair + 1] = weight * second;
    since[at] = passed + argument * (first - 1);
    since[at + 1] = passed + argument * (second - 1);
    // Their absolute error matters, not their relative one, so that the quicker logarithm does.
    farGrowth[at] = 1 + since[at] / farFrom;
    farGrowth[at + 1] = 1 + since[at + 1]! / farFrom;
  }
  const to = from + size;
  logEach(farGrowth, from, to);
  for (let at = from; at < to; at++) value[at] = -near * nearGrowth[at]! - far * farGrowth[at]!;
  expEach(value, from, to);
  let total = before;
  for (let at = from; at < to; at++) {
    value[at]! *= factor[at - from]!;
    total += value[at]!;
  }
  nodes.count = to;
  return total;
}
