/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */

/**
 * The strongly connected components of a directed graph: two nodes have the same number exactly when each can be
 * reached from the other. The arcs of node v lead to `target[first[v]] … target[first[v + 1] − 1]`.
 *
 * Source: Tarjan (1972), "Depth-first search and linear graph algorithms", SIAM Journal on Computing 1.
 *
 * Cost: nodes plus arcs; no recursion.
 *
 * @internal
 */
export function strongComponents(first: ArrayLike<number>, target: ArrayLike<number>): Int32Array {
  const nodes = first.length - 1;
  const component = new Int32Array(nodes).fill(-1);
  const found = new Int32Array(nodes);
  const low = new Int32Array(nodes);
  const nextArc = new Int32Array(first);
  const path = new Int32Array(nodes);
  const open = new Int32Array(nodes);
  let discoveries = 0;
  let components = 0;
  let openCount = 0;

  for (let root = 0; root < nodes; root++) {
    if (found[root] !== 0) continue;
    let depth = 0;
    enter(root);
    path[0] = root;
    while (depth >= 0) {
      const node = path[depth]!;
      if (nextArc[node]! < first[node + 1]!) {
        const there = target[nextArc[node]!++]!;
        if (found[there] === 0) {
          enter(there);
          path[++depth] = there;
        } else if (component[there] === -1) low[node] = Math.min(low[node]!, found[there]!);
        continue;
      }
      if (low[node] === found[node]) close(node);
      depth--;
      if (depth >= 0) low[path[depth]!] = Math.min(low[path[depth]!]!, low[node]!);
    }
  }
  return component;

  function enter(node: number): void {
    found[node] = low[node] = ++discoveries;
    open[openCount++] = node;
  }

  /** Everything opened since `node` is one component with it. */
  function close(node: number): void {
    let member: number;
    do {
      member = open[--openCount]!;
      component[member] = components;
    } while (member !== node);
    components++;
  }
}
