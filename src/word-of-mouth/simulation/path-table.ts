/* eslint-disable @typescript-eslint/no-non-null-assertion -- written ten thousand times; every index is bounded by its array's length. */
import type { Counts, PathCounts } from "./path-counts.js";

/**
 * What many paths brought, written down path by path: for each part of a whole a column of hearers, won and lost.
 * Columns in which nothing was written share one of zeros.
 * @internal
 */
export class PathTable implements Record<keyof PathCounts, readonly Counts[]> {
  readonly byPeriod: readonly Columns[];
  readonly byGeneration: readonly Columns[];
  readonly byTeller: readonly Columns[];
  readonly byChannel: readonly Columns[];
  private readonly zeros: Float64Array;

  constructor(like: PathCounts, paths: number) {
    const zeros = new Float64Array(paths);
    const columns = ({ hearers }: Counts): Columns[] =>
      Array.from(hearers, () => ({ hearers: zeros, won: zeros, lost: zeros }));
    this.byPeriod = columns(like.byPeriod);
    this.byGeneration = columns(like.byGeneration);
    this.byTeller = columns(like.byTeller);
    this.byChannel = columns(like.byChannel);
    this.zeros = zeros;
  }

  write(path: number, counts: PathCounts): void {
    this.writeParts(this.byPeriod, path, counts.byPeriod);
    this.writeParts(this.byGeneration, path, counts.byGeneration);
    this.writeParts(this.byTeller, path, counts.byTeller);
    this.writeParts(this.byChannel, path, counts.byChannel);
  }

  private writeParts(columns: readonly Columns[], path: number, counts: Counts): void {
    for (let part = 0; part < columns.length; part++) {
      this.writeOne(columns[part]!, "hearers", path, counts.hearers[part]!);
      this.writeOne(columns[part]!, "won", path, counts.won[part]!);
      this.writeOne(columns[part]!, "lost", path, counts.lost[part]!);
    }
  }

  private writeOne(columns: Columns, of: keyof Counts, path: number, count: number): void {
    if (count === 0) return;
    if (columns[of] === this.zeros) columns[of] = new Float64Array(this.zeros.length);
    columns[of][path] = count;
  }
}

type Columns = Record<keyof Counts, Float64Array>;

/**
 * Columns of the sums of two parts.
 * @internal
 */
export function plus(a: Counts, b: Counts): Counts {
  const sum = (of: keyof Counts): Float64Array => a[of].map((value, path) => value + b[of][path]!);
  return { hearers: sum("hearers"), won: sum("won"), lost: sum("lost") };
}
