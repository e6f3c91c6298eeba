/* eslint-disable @typescript-eslint/no-non-null-assertion -- callers name places of the array. */
import { exp } from "./exp.js";
import { log } from "./log.js";
import { log1p } from "./log1p.js";

/*
 * The elementary functions in place over many numbers, to the same bits. An engine that does not put a function into its
 * caller hands each number over on the heap, which takes longer than to compute it. So the usual argument is computed
 * in the loop itself, by the steps of the function, and the function has the rest.
 */

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const ROOT_TWO = 1.4142131805419921875;

/**
 * e^x in place of each number x from one place up to another.
 * @internal
 */
export function expEach(numbers: Float64Array, from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const x = numbers[at]!;
    if (!(x > -20 && x < 20) || x === 1) {
      numbers[at] = exp(x);
      continue;
    }
    const k = Math.floor(1.442695040888963387 * x + 0.5);
    const high = x - k * LN2_HIGH;
    const low = k * LN2_LOW;
    const r = high - low;
    const t = r * r;
    const c =
      r -
      t *
        (1.66666666666666019037e-1 +
          t *
            (-2.77777777770155933842e-3 +
              t * (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))));
    const y = 1 - (low - (r * c) / (2 - c) - high);
    numbers[at] = k < 0 ? y * 2 ** -30 * (1 << (k + 30)) : y * (1 << k);
  }
}

/**
 * Natural logarithms in place of the numbers.
 * @internal
 */
export function logEach(numbers: Float64Array, from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const x = numbers[at]!;
    if (!(x >= 1 && x < 2 ** 31)) {
      numbers[at] = log(x);
      continue;
    }
    let fraction = x;
    let k = 0;
    if (x >= ROOT_TWO) {
      k = 31 - Math.clz32(x);
      fraction *= (1 << (30 - k)) * 2 ** -30;
      if (fraction >= ROOT_TWO) {
        fraction *= 0.5;
        k++;
      }
    }
    const f = fraction - 1;
    const half = 0.5 * f * f;
    const s = f / (2 + f);
    const z = s * s;
    const w = z * z;
    const even = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
    const odd =
      z *
      (6.66666666666673513e-1 +
        w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)));
    numbers[at] = s * (half + odd + even) + k * LN2_LOW - half + f + k * LN2_HIGH;
  }
}

/**
 * log(1 + x) in place of the numbers.
 * @internal
 */
export function log1pEach(numbers: Float64Array, from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const x = numbers[at]!;
    if (!(x >= 2 ** -53 && x < 2 ** 30)) {
      numbers[at] = log1p(x);
      continue;
    }
    let f = x;
    let k = 0;
    let c = 0;
    if (x >= 0.4142) {
      let sum = 1 + x;
      c = (x > 1 ? 1 - (sum - x) : x - (sum - 1)) / sum;
      if (sum >= ROOT_TWO) {
        k = 31 - Math.clz32(sum);
        sum *= (1 << (30 - k)) * 2 ** -30;
        if (sum >= ROOT_TWO) {
          sum *= 0.5;
          k++;
        }
      }
      f = sum - 1;
    }
    const half = 0.5 * f * f;
    const s = f / (2 + f);
    const z = s * s;
    const w = z * z;
    const even = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
    const odd =
      z *
      (6.66666666666673513e-1 +
        w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)));
    numbers[at] = s * (half + odd + even) + (k * LN2_LOW + c) - half + f + k * LN2_HIGH;
  }
}
