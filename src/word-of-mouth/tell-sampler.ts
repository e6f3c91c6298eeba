/* eslint-disable @typescript-eslint/no-non-null-assertion -- drawn a million times; every index is bounded by its array's length. */
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { binomial, gamma, poisson, uniform } from "../numeric/random-variates.js";
import type { TellDistribution, TellPart } from "./tell-distribution.js";

/**
 * Draws how many people so many customers tell together.
 * @internal
 */
export type TellSampler = (random: RandomGenerator, customers: number) => number;

/** From so many customers for each number of people on, they are divided among the numbers rather than asked one by one. */
const DIVIDED_FROM = 6;

/**
 * A sampler of a sum of draws: many at once where the sum has a distribution of its own.
 * @internal
 */
export function tellSampler({ parts }: TellDistribution): TellSampler {
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

function partSampler(part: TellPart): TellSampler {
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

function weightsSampler(least: number, weights: Float64Array): TellSampler {
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
