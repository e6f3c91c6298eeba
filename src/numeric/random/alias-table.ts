/* eslint-disable @typescript-eslint/no-non-null-assertion -- drawn a million times; every index is bounded by the table's width. */
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";

/**
 * A table from which a whole number is drawn with one random number, however many there are to choose from: of equal
 * columns, each holds its own number up to a level and another one above it.
 *
 * Source: Walker (1977), ACM Transactions on Mathematical Software 3; Vose (1991), IEEE Transactions on Software
 * Engineering 17, for the construction.
 * @internal
 */
export class AliasTable {
  private readonly least: number;
  /** Of each column the other number and, after the point, the level: one look in memory finds both. */
  private readonly columns: Float64Array;

  /** The weights of `least` and the numbers after it; they need not add up to 1. */
  constructor({ least, weights }: { readonly least: number; readonly weights: Float64Array }) {
    this.least = least;
    const width = weights.length;
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const levels = weights.map((weight) => (weight / total) * width);
    // A column that nothing is put into is full of its own number, level or not.
    this.columns = levels.map((_, column) => column);
    const low: number[] = [];
    const high: number[] = [];
    levels.forEach((level, column) => (level < 1 ? low : high).push(column));
    while (low.length > 0 && high.length > 0) {
      const filled = low.pop()!;
      const filling = high.at(-1)!;
      this.columns[filled] = filling + Math.max(0, levels[filled]!);
      levels[filling]! -= 1 - levels[filled]!;
      if (levels[filling]! < 1) low.push(high.pop()!);
    }
  }

  draw(random: RandomGenerator): number {
    const place = (random.next() >>> 0) * (2 ** -32 * this.columns.length);
    const column = Math.trunc(place);
    const packed = this.columns[column]!;
    const other = Math.trunc(packed);
    return this.least + (place - column < packed - other ? column : other);
  }
}
