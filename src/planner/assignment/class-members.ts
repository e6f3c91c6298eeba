/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */

/**
 * Requests one by one, in the order in which they are served: request r is of kind `kindOf[r]`, and kind k has the
 * requests `request[first[k]] … request[first[k + 1] − 1]`, ascending. Of a kind the first ones have the places.
 * @internal
 */
export interface ClassMembers {
  classOf: Int32Array;
  first: Int32Array;
  request: Int32Array;
}

/**
 * Sorts requests by kind.
 * @internal
 */
export function classMembers(kindOf: Int32Array, kinds: number): ClassMembers {
  const first = new Int32Array(kinds + 1);
  kindOf.forEach((kind) => first[kind + 1]!++);
  for (let kind = 0; kind < kinds; kind++) first[kind + 1]! += first[kind]!;
  const end = Int32Array.from(first);
  const request = new Int32Array(kindOf.length);
  kindOf.forEach((kind, index) => (request[end[kind]!++] = index));
  return { classOf: kindOf, first, request };
}
