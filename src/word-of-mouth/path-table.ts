/* eslint-disable @typescript-eslint/no-non-null-assertion -- written ten thousand times; every index is bounded by its array's length. */
import type { Counts, PathCounts } from "./path-counts.js";

/**
 * What many paths brought, written down path by path: for each part of a whole a column of hearers, won and lost.
 * @internal
 */
export class PathTable implements Record<keyof PathCounts, readonly Counts[]> {
  readonly byPeriod: readonly Counts[];
  readonly byGeneration: readonly Counts[];
  readonly byTeller: readonly Counts[];
  readonly byChannel: readonly Counts[];

  constructor(like: PathCounts, paths: number) {
    const columns = ({ hearers }: Counts): Counts[] =>
      Array.from(hearers, () => ({
        hearers: new Float64Array(paths),
        won: new Float64Array(paths),
        lost: new Float64Array(paths),
      }));
    this.byPeriod = columns(like.byPeriod);
    this.byGeneration = columns(like.byGeneration);
    this.byTeller = columns(like.byTeller);
    this.byChannel = columns(like.byChannel);
  }

  write(path: number, counts: PathCounts): void {
    writeParts(this.byPeriod, path, counts.byPeriod);
    writeParts(this.byGeneration, path, counts.byGeneration);
    writeParts(this.byTeller, path, counts.byTeller);
    writeParts(this.byChannel, path, counts.byChannel);
  }
}

function writeParts(columns: readonly Counts[], path: number, { hearers, won, lost }: Counts): void {
  for (let part = 0; part < columns.length; part++) {
    const column = columns[part]!;
    column.hearers[path] = hearers[part]!;
    column.won[path] = won[part]!;
    column.lost[path] = lost[part]!;
  }
}

/**
 * Columns of the sums of each part and all before it.
 * @internal
 */
export function summed(parts: readonly Counts[]): Counts[] {
  let before: Counts | undefined;
  return parts.map((part) => {
    const plus = (of: keyof Counts): Float64Array =>
      before === undefined ? part[of] : part[of].map((value, path) => value + before![of][path]!);
    before = { hearers: plus("hearers"), won: plus("won"), lost: plus("lost") };
    return before;
  });
}
