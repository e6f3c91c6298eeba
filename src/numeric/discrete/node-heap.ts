/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */

/**
 * Nodes waiting in the order of their distances: a binary heap in which each node knows its place, so that a node whose
 * distance falls moves up. Distances are read from the array given and must not change but by `lower`.
 *
 * Cost: each call the logarithm of the nodes waiting.
 *
 * @internal
 */
export class NodeHeap {
  size = 0;
  private readonly heap: Int32Array;
  /** Where in the heap a node stands, plus 1; 0 outside. */
  private readonly placeOf: Int32Array;

  constructor(private readonly distance: Float64Array) {
    this.heap = new Int32Array(distance.length);
    this.placeOf = new Int32Array(distance.length);
  }

  /** The least distance of any node waiting; infinite where there is none. */
  nearest(): number {
    return this.size === 0 ? Infinity : this.distance[this.heap[0]!]!;
  }

  clear(): void {
    while (this.size > 0) this.placeOf[this.heap[--this.size]!] = 0;
  }

  /** Adds a node, or moves one that is waiting up to a distance that has fallen. */
  lower(node: number, distance: number): void {
    this.distance[node] = distance;
    let at = this.placeOf[node]! - 1;
    if (at < 0) at = this.size++;
    this.rise(node, at);
  }

  /** Takes out a node, if it is waiting. */
  remove(node: number): void {
    const at = this.placeOf[node]! - 1;
    if (at < 0) return;
    this.placeOf[node] = 0;
    const last = this.heap[--this.size]!;
    if (last === node) return;
    // The last node may belong above or below the gap.
    this.put(last, at);
    this.sink(last, at);
    this.rise(last, this.placeOf[last]! - 1);
  }

  /** Takes out the nearest node. There must be one. */
  take(): number {
    const top = this.heap[0]!;
    this.placeOf[top] = 0;
    const last = this.heap[--this.size]!;
    if (this.size > 0) this.sink(last, 0);
    return top;
  }

  /** Lets a node find its place from a gap upwards. */
  private rise(node: number, gap: number): void {
    const distance = this.distance[node]!;
    let at = gap;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = this.heap[above]!;
      if (this.distance[other]! <= distance) break;
      this.put(other, at);
      at = above;
    }
    this.put(node, at);
  }

  /** Lets a node find its place from a gap downwards. */
  private sink(node: number, gap: number): void {
    const distance = this.distance[node]!;
    let at = gap;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= this.size) break;
      const right = below + 1;
      if (right < this.size && this.distance[this.heap[right]!]! < this.distance[this.heap[below]!]!) below = right;
      const other = this.heap[below]!;
      if (this.distance[other]! >= distance) break;
      this.put(other, at);
      at = below;
    }
    this.put(node, at);
  }

  private put(node: number, at: number): void {
    this.heap[at] = node;
    this.placeOf[node] = at + 1;
  }
}
