import { cpuSeconds } from "./cpu-seconds.js";

/** So much of one size at a time: a hundred runs of 1,000 rows beside one of 100,000, unless they take longer than this. */
const RUNS = [100, 10];
const BLOCK_SECONDS = 0.3;
/** Rounds end when the last size has taken this long. */
const ROUNDS = 3;
const LAST_SECONDS = 5;

/**
 * Seconds of the processor that each size of one function takes, all measured in turns: what else the machine does then
 * meets all of them. A block has as many rows of each size, so that each pays its part of the collector; the least of the
 * rounds counts. The first round warms up, unless it is the only one.
 */
export function inTurns(works: readonly (() => unknown)[]): number[] {
  const least = works.map(() => Infinity);
  let ofLast = 0;
  for (let round = 0; round < ROUNDS && ofLast < LAST_SECONDS; round++) {
    works.forEach((work, at) => {
      const seconds = block(work, RUNS[at] ?? 1);
      least[at] = Math.min(least[at] ?? Infinity, seconds);
      if (at === works.length - 1) ofLast += seconds;
    });
  }
  return least;
}

/** Seconds of one run, of the mean of a block. */
function block(work: () => unknown, runs: number): number {
  let seconds = 0;
  let run = 0;
  while (run < runs && seconds < BLOCK_SECONDS) {
    seconds += cpuSeconds(work);
    run += 1;
  }
  return seconds / run;
}
