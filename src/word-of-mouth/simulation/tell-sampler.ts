/* eslint-disable @typescript-eslint/no-non-null-assertion -- drawn a million times; every index is bounded by its array's length. */
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { binomial, gamma, poisson, uniform } from "../../numeric/random/random-variates.js";
import { type LatticeWeights, sumSampler, type SumSampler, WIDEST_TABLE } from "../../numeric/random/sum-sampler.js";
import type { TellDistribution, TellPart } from "../process/tell-distribution.js";
import { exp } from "../../numeric/elementary/exp.js";
import { log1p } from "../../numeric/elementary/log1p.js";

/** From this many customers for each number of people on, they are divided among the numbers rather than asked one by one. */
const DIVIDED_FROM = 6;

/** A share of customers that no random number of 32 bits draws, and the least that a table can start from. */
const NEVER = 2 ** -64;
const SMALLEST_START = 1e-300;

/**
 * A sampler of how many people this many customers tell together.
 * @internal
 */
export function tellSampler(tells: TellDistribution): SumSampler {
  const single = weightsOf(tells);
  return single === null ? partsSampler(tells) : sumSampler(single, partsSampler(tells));
}

/** How likely one customer tells each number of people; `null` if the numbers are too many for a table. */
function weightsOf({ parts }: TellDistribution): LatticeWeights | null {
  const least = Math.min(...parts.map((part) => (part.kind === "poisson" ? 0 : part.least)));
  const weights = new Float64Array(WIDEST_TABLE);
  let width = 0;
  for (const part of parts) {
    const partWeights = part.kind === "weights" ? part.weights : countsOf(part);
    const offset = part.kind === "poisson" ? 0 : part.least - least;
    if (partWeights === null || offset + partWeights.length > WIDEST_TABLE) return null;
    partWeights.forEach((weight, excess) => (weights[offset + excess]! += part.share * weight));
    width = Math.max(width, offset + partWeights.length);
  }
  return { least, weights: weights.slice(0, width) };
}

/** Poisson or negative binomial probabilities of 0, 1, 2, … by their recursion. */
function countsOf(part: Exclude<TellPart, { kind: "weights" }>): Float64Array | null {
  const { mean } = part;
  const dispersion = part.kind === "poisson" ? Infinity : part.dispersion;
  const weights = new Float64Array(WIDEST_TABLE);
  let weight = dispersion === Infinity ? exp(-mean) : exp(-dispersion * log1p(mean / dispersion));
  if (weight < SMALLEST_START) return null;
  for (let count = 0; count < WIDEST_TABLE; count++) {
    weights[count] = weight;
    const growth = dispersion === Infinity ? mean : ((count + dispersion) * mean) / (dispersion + mean);
    weight *= growth / (count + 1);
    if (count >= mean && weight < NEVER) return weights.slice(0, count + 1);
  }
  return null;
}

/** The same by dividing the customers among the parts, each of whose sums has a distribution of its own. */
function partsSampler({ parts }: TellDistribution): SumSampler {
  const samplers = parts.map((part) => partSampler(part));
  const shares = conditional(parts.map(({ share }) => share));
  if (samplers.length === 1) return samplers[0]!;
  return (random, customers) => {
    let left = customers;
    let told = 0;
    for (let at = 0; at < samplers.length && left > 0; at++) {
      const here = at === samplers.length - 1 ? left : binomial(random, left, shares[at]!);
      left -= here;
      if (here > 0) told += samplers[at]!(random, here);
    }
    return told;
  };
}

/**
 * The share that each of some parts has of itself and those after it, which is what dividing a number among them one
 * after another draws by.
 * @internal
 */
export function conditional(shares: readonly number[]): Float64Array {
  let left = shares.reduce((sum, share) => sum + share, 0);
  return Float64Array.from(shares, (share) => {
    const result = left <= 0 ? 0 : Math.min(1, share / left);
    left -= share;
    return result;
  });
}

function partSampler(part: TellPart): SumSampler {
  switch (part.kind) {
    case "poisson":
      return (random, customers) => poisson(random, customers * part.mean);
    case "negative-binomial":
      // A Poisson number with a gamma mean.
      return (random, customers) =>
        customers * part.least +
        (part.mean === 0
          ? 0
          : poisson(random, (gamma(random, customers * part.dispersion) * part.mean) / part.dispersion));
    case "weights":
      return weightsSampler(part.least, part.weights);
  }
}

function weightsSampler(least: number, weights: Float64Array): SumSampler {
  const width = weights.length;
  if (width === 1) return (_, customers) => customers * least;
  const even = weights.every((weight) => Math.abs(weight * width - 1) < 1e-12);
  const shares = conditional([...weights]);
  const upTo = Float64Array.from(weights);
  for (let excess = 1; excess < width; excess++) upTo[excess]! += upTo[excess - 1]!;

  const one = (random: RandomGenerator): number => {
    const place = uniform(random);
    if (even) return Math.floor(place * width);
    let excess = 0;
    while (excess < width - 1 && place > upTo[excess]!) excess++;
    return excess;
  };
  return (random, customers) => {
    let told = customers * least;
    if (customers < DIVIDED_FROM * width) {
      for (let customer = 0; customer < customers; customer++) told += one(random);
      return told;
    }
    let left = customers;
    for (let excess = 0; excess < width && left > 0; excess++) {
      const here = binomial(random, left, shares[excess]!);
      left -= here;
      told += here * excess;
    }
    return told;
  };
}
