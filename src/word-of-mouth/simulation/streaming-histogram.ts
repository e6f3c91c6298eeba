/* eslint-disable @typescript-eslint/no-non-null-assertion -- counted a million times; every index is bounded by its array's length. */

import type { DistributionFunction } from "../../numeric/distributions/distribution-function.js";

/** Bins on each side of 0. */
const BINS = 4096;

/**
 * Counts whole numbers in a memory that does not grow: exactly up to 4,096 on either side of 0, and in bins that
 * double in width whenever a number lies beyond them. What it holds does not depend on the order of the numbers.
 * @internal
 */
export class Tally implements DistributionFunction {
  private readonly above = new Side();
  private readonly below = new Side();
  /** How many numbers. */
  count = 0;
  private sum = 0;
  private squares = 0;

  add(number: number): void {
    this.count++;
    this.sum += number;
    this.squares += number * number;
    if (number >= 0) this.above.add(number);
    else this.below.add(-number - 1);
  }

  get mean(): number {
    return this.sum / this.count;
  }

  /** Variance of a sample. */
  get variance(): number {
    if (this.count < 2) return 0;
    return Math.max(0, (this.squares - (this.sum * this.sum) / this.count) / (this.count - 1));
  }

  /** The share of all at or below a number, to the width of a bin. */
  readonly upTo = (number: number): number => {
    if (number < 0) return (this.below.count - this.below.atMost(-number - 2)) / this.count;
    return (this.below.count + this.above.atMost(number)) / this.count;
  };

  /** The least number with at least this share of all at or below it, to the width of a bin. */
  readonly quantile = (share: number): number => {
    const wanted = Math.max(1, Math.ceil(share * this.count - 1e-6));
    if (wanted <= this.below.count) return -1 - this.below.nth(this.below.count - wanted + 1);
    return this.above.nth(wanted - this.below.count);
  };
}

/** Numbers from 0 upwards. */
class Side {
  count = 0;
  private readonly bins = new Float64Array(BINS);
  private width = 1;

  add(number: number): void {
    while (number >= this.width * BINS) this.widen();
    this.bins[Math.floor(number / this.width)]!++;
    this.count++;
  }

  /** The n-th number in order, from 1; within a bin as though its numbers were spread evenly. */
  nth(place: number): number {
    let below = 0;
    let bin = 0;
    while (bin < BINS - 1 && below + this.bins[bin]! < place) below += this.bins[bin++]!;
    return bin * this.width + Math.floor((this.width * (place - below - 1)) / Math.max(1, this.bins[bin]!));
  }

  /** How many are at or below a number; within a bin as though its numbers were spread evenly. */
  atMost(number: number): number {
    if (number < 0) return 0;
    const bin = Math.min(BINS, Math.floor(number / this.width));
    let sum = 0;
    for (let at = 0; at < bin; at++) sum += this.bins[at]!;
    const place = (number - bin * this.width + 1) / this.width;
    return bin === BINS ? sum : sum + Math.min(1, place) * this.bins[bin]!;
  }

  private widen(): void {
    this.width *= 2;
    for (let bin = 0; bin < BINS / 2; bin++) this.bins[bin] = this.bins[2 * bin]! + this.bins[2 * bin + 1]!;
    this.bins.fill(0, BINS / 2);
  }
}
