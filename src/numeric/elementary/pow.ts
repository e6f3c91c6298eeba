import { exp } from "./exp.js";
import { log } from "./log.js";
import { wholePower } from "./whole-power.js";

/** Whole exponents up to here are multiplied out. */
const MOST_TIMES = 1024;

/**
 * x^y for x from 0 and any y, and for any x and whole y up to 1024, the same to the last bit on every engine. `**` and
 * `Math.pow` are not: even `10 ** 308` has had more than one value.
 *
 * Whole exponents are multiplied out by squaring, so that a power which a number can hold, such as 10^22, is exact.
 * Others are e^(y ln x), which is good to 2 |y ln x| units in the last place: an exact one weighs three times as much
 * in a bundle, and no chance or discount here needs it.
 * @internal
 */
export function pow(x: number, y: number): number {
  const size = Math.abs(y);
  if (Number.isInteger(y) && size <= MOST_TIMES) return wholePower(x, y);
  if (size === 0.5 && x > 0) return y > 0 ? Math.sqrt(x) : 1 / Math.sqrt(x);
  if (x === 1) return 1;
  return exp(y * log(x));
}
