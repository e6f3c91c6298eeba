/**
 * The first count from 1 to `last` that is enough, by halving; all after it are enough too, and so is the last.
 * @internal
 */
export function firstEnough(last: number, isEnough: (count: number) => boolean): number {
  let below = 0;
  let enough = last;
  while (enough - below > 1) {
    const middle = below + Math.floor((enough - below) / 2);
    // Beyond 2^53 neighbouring numbers are further apart than 1.
    if (middle === below || middle === enough) break;
    if (isEnough(middle)) enough = middle;
    else below = middle;
  }
  return enough;
}

/**
 * How many positions from 0 on hold, by halving, where none holds after the first that does not.
 * @internal
 */
export function countWhile(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
