import { assertNumber } from "../../errors.js";
import { assertCurve, type ResponseCurve } from "./response-curve.js";
import type { AdbudgResponse, ExponentialResponse, TableResponse } from "./curve-shapes.js";
import { pow } from "../../numeric/elementary/pow.js";

/**
 * What a response curve expects an account to be worth with a number of reviews, or other contacts, in the time it
 * covers. A table is interpolated linearly between whole numbers.
 *
 * @param curve - From `responseCurve` or `fitResponse`.
 * @param reviews - Number of reviews, at least 0. A fraction is an average.
 * @returns The worth, in the curve's currency.
 * @throws RetentionError when the curve is not one, or the number is negative.
 *
 * @example
 * import { responseAt, responseCurve } from "retention-kit";
 *
 * const curve = responseCurve({ kind: "exponential", base: 0, gain: 200, furtherShare: 0.5 });
 * responseAt(curve, 3) - responseAt(curve, 2)
 * //=> 25
 */
export function responseAt(curve: ResponseCurve, reviews: number): number {
  assertCurve("responseAt", "curve", curve);
  assertNumber("responseAt", "reviews", reviews, { min: 0 });
  return worthAt(curve, reviews);
}

/**
 * The worth of this many reviews, of a curve that was checked.
 * @internal
 */
export function worthAt(curve: ExponentialResponse | AdbudgResponse | TableResponse, reviews: number): number {
  switch (curve.kind) {
    case "exponential":
      return curve.base + curve.gain * (1 - pow(curve.furtherShare, reviews));
    case "adbudg":
      // nᶜ/(d + nᶜ), written so that a large power ends in 1 rather than in ∞/∞.
      return reviews === 0 ? curve.a : curve.a + (curve.b - curve.a) / (1 + curve.d * pow(reviews, -curve.c));
    case "table": {
      const { values } = curve;
      const end = values.length - 1;
      if (reviews >= end) return values[end] ?? 0;
      const below = Math.floor(reviews);
      const [from = 0, to = 0] = values.slice(below, below + 2);
      return from + (reviews - below) * (to - from);
    }
  }
}
