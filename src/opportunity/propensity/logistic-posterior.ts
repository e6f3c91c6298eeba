/* eslint-disable @typescript-eslint/no-non-null-assertion -- a numeric loop over rows of one length. */
import type { SmoothObjective } from "../../numeric/fitting/newton.js";
import { squared } from "../../numeric/elementary/squared.js";
import { log1p } from "../../numeric/elementary/log1p.js";
import { exp } from "../../numeric/elementary/exp.js";
import type { Column } from "./feature-columns.js";

/**
 * The negative logarithm of the posterior of a logistic regression, with its derivatives.
 * @internal
 */
export function negativeLogPosterior(
  columns: readonly Column[],
  outcomes: Float64Array,
  precisions: readonly number[],
  offset: Float64Array,
): SmoothObjective {
  const size = columns.length + 1;
  const logOdds = (point: readonly number[]): Float64Array => {
    const result = offset.map((known) => known + point[0]!);
    columns.forEach(({ values }, index) => {
      const coefficient = point[index + 1]!;
      for (let row = 0; row < result.length; row++) result[row]! += coefficient * values[row]!;
    });
    return result;
  };
  return {
    value(point) {
      let value = 0;
      for (let index = 0; index < size; index++) value += 0.5 * precisions[index]! * squared(point[index]!);
      const odds = logOdds(point);
      for (let row = 0; row < odds.length; row++) {
        const signed = outcomes[row]! > 0 ? odds[row]! : -odds[row]!;
        // log(1 + exp(-signed)) without overflow.
        value += signed > 0 ? log1p(exp(-signed)) : log1p(exp(signed)) - signed;
      }
      return value;
    },
    derivatives(point) {
      const gradient = precisions.map((precision, index) => precision * point[index]!);
      const hessian = precisions.map((precision, row) =>
        precisions.map((_, column) => (row === column ? precision : 0)),
      );
      const odds = logOdds(point);
      const entries = new Float64Array(size);
      entries[0] = 1;
      for (let row = 0; row < odds.length; row++) {
        const probability = 1 / (1 + exp(-odds[row]!));
        const weight = probability * (1 - probability);
        for (let index = 1; index < size; index++) entries[index] = columns[index - 1]!.values[row]!;
        for (let index = 0; index < size; index++) {
          gradient[index]! += (probability - outcomes[row]!) * entries[index]!;
          const line = hessian[index]!;
          const weighted = weight * entries[index]!;
          for (let other = 0; other <= index; other++) line[other]! += weighted * entries[other]!;
        }
      }
      for (let row = 0; row < size; row++) {
        for (let column = row + 1; column < size; column++) hessian[row]![column] = hessian[column]![row]!;
      }
      return { gradient, hessian };
    },
  };
}
