/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */

/**
 * Requests one by one, in the order in which they are served: request r is of class `classOf[r]`, and class k has the
 * requests `request[first[k]] … request[first[k + 1] − 1]`, ascending. Of a class the first ones have the places.
 * @internal
 */
export interface ClassMembers {
  classOf: Int32Array;
  first: Int32Array;
  request: Int32Array;
}

/**
 * Sorts requests by class.
 * @internal
 */
export function classMembers(classOf: Int32Array, classes: number): ClassMembers {
  const first = new Int32Array(classes + 1);
  classOf.forEach((classIndex) => first[classIndex + 1]!++);
  for (let classIndex = 0; classIndex < classes; classIndex++) first[classIndex + 1]! += first[classIndex]!;
  const end = Int32Array.from(first);
  const request = new Int32Array(classOf.length);
  classOf.forEach((classIndex, index) => (request[end[classIndex]!++] = index));
  return { classOf: classOf, first, request };
}
