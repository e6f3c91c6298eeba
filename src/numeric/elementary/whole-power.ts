/**
 * x to a whole power from -1024 to 1024, multiplied out by squaring, so that a power which a number can hold, such as
 * 10^22, is exact, on every engine. A file of its own: most powers are whole, and need no logarithm in a bundle.
 * @internal
 */
export function wholePower(x: number, times: number): number {
  let power = 1;
  let factor = x;
  for (let left = Math.abs(times); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) power *= factor;
    factor *= factor;
  }
  return times < 0 ? 1 / power : power;
}
