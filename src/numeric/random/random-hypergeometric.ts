import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { logFactorial, uniform } from "./random-variates.js";
import { log } from "../elementary/log.js";

/** Up to this many are drawn one by one. */
const ONE_BY_ONE = 24;

/** 2·√(2/e) and 3 − 2·√(3/e): the box that holds every unimodal law with this variance. */
const WIDTH = 1.7155277699214135;
const MARGIN = 0.8989161620588988;

/**
 * How many of this many `chosen` out of `all`, without putting back, belong to a `part` of them: one by one where they are
 * few, else by the ratio of uniforms, with logarithms to 1e-9 for up to a million.
 *
 * Source: Stadlober (1990), "The ratio of uniforms approach for generating discrete random variates", Journal of
 * Computational and Applied Mathematics 31.
 * @internal
 */
export function hypergeometric(random: RandomGenerator, all: number, part: number, chosen: number): number {
  if (2 * part > all) return chosen - hypergeometric(random, all, all - part, chosen);
  if (2 * chosen > all) return part - hypergeometric(random, all, part, all - chosen);
  // Which of both is drawn from which makes no difference.
  const few = Math.min(part, chosen);
  const many = Math.max(part, chosen);
  return few <= ONE_BY_ONE ? oneByOne(random, all, few, many) : byRatio(random, all, few, many);
}

function oneByOne(random: RandomGenerator, all: number, few: number, many: number): number {
  let found = 0;
  for (let drawn = 0; drawn < few; drawn++) if (uniform(random) * (all - drawn) < many - found) found++;
  return found;
}

function byRatio(random: RandomGenerator, all: number, few: number, many: number): number {
  const logWays = (found: number): number =>
    logFactorial(found) +
    logFactorial(few - found) +
    logFactorial(many - found) +
    logFactorial(all - few - many + found);
  const centre = (few * many) / all + 0.5;
  const variance = ((few * many) / all) * ((all - few) / all) * ((all - many) / (all - 1));
  const spread = WIDTH * Math.sqrt(variance + 0.5) + MARGIN;
  const atMode = logWays(Math.floor(((few + 1) * (many + 1)) / (all + 2)));
  for (;;) {
    const u = uniform(random);
    const found = Math.floor(centre + (spread * (uniform(random) - 0.5)) / u);
    if (found < 0 || found > few) continue;
    if (2 * log(u) <= atMode - logWays(found)) return found;
  }
}
