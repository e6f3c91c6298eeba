import { polynomial } from "../functions/polynomial.js";
import { exp } from "../elementary/exp.js";
import { log } from "../elementary/log.js";

/**
 * The standard normal distribution, exact to about the last digit of a double, far into both tails.
 *
 * Sources: Cody (1969), "Rational Chebyshev approximations for the error function", Mathematics of Computation 23, in the
 * form of Cody (1993), Algorithm 715, for the distribution function; Wichura (1988), Algorithm AS 241, Applied Statistics 37,
 * for its inverse. Coefficients stand from the constant upwards.
 */

/** √(2π). */
const SQRT_2PI = 2.5066282746310002;

/** Where Cody's three approximations meet: 0.67448975 is the upper quartile. */
const CENTRE = 0.67448975;
const FAR = 5.656854249492381;

const CENTRE_ABOVE = [
  18154.981253343561249, 1067.6894854603709582, 161.02823106855587881, 2.2352520354606839287, 0.065682337918207449113,
];
const CENTRE_BELOW = [45507.789335026729956, 10260.932208618978205, 976.09855173777669322, 47.20258190468824187, 1];

const MIDDLE_ABOVE = [
  9842.7148383839780218, 11602.651437647350124, 6848.1904505362823326, 2494.5375852903726711, 597.27027639480026226,
  93.506656132177855979, 8.8831497943883759412, 0.39894151208813466764, 1.0765576773720192317e-8,
];
const MIDDLE_BELOW = [
  19685.429676859990727, 38912.003286093271411, 34900.952721145977266, 18615.571640885098091, 6485.558298266760755,
  1519.377599407554805, 235.38790178262499861, 22.266688044328115691, 1,
];

const FAR_ABOVE = [
  2.9112874951168792e-5, 0.001421619193227893466, 0.022235277870649807, 0.1274011611602473639, 0.21589853405795699,
  0.02307344176494017303,
];
const FAR_BELOW = [
  7.29751555083966205e-5, 0.00378239633202758244, 0.0659881378689285515, 0.468238212480865118, 1.28426009614491121, 1,
];

/**
 * Probability that a standard normal is at most `x`; small tails keep their relative accuracy.
 * @internal
 */
export function normalCdf(x: number): number {
  const size = Math.abs(x);
  if (size <= CENTRE) return 0.5 + (x * polynomial(CENTRE_ABOVE, x * x)) / polynomial(CENTRE_BELOW, x * x);
  const tail = normalTail(size);
  return x > 0 ? 1 - tail : tail;
}

/** Probability above `x`, for an `x` beyond the quartile. */
function normalTail(x: number): number {
  if (x <= FAR) return gaussian(x) * (polynomial(MIDDLE_ABOVE, x) / polynomial(MIDDLE_BELOW, x));
  const square = 1 / (x * x);
  const correction = (square * polynomial(FAR_ABOVE, square)) / polynomial(FAR_BELOW, square);
  return (gaussian(x) * (1 / SQRT_2PI - correction)) / x;
}

/** e to −x²/2 with the square split in two, so that its rounding error is not multiplied. */
function gaussian(x: number): number {
  const coarse = Math.trunc(x * 16) / 16;
  return exp((-coarse * coarse) / 2) * exp((-(x - coarse) * (x + coarse)) / 2);
}

const A = [
  3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457,
  67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
];
const B = [
  1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061,
  28729.085735721942674, 5226.495278852854561,
];
const C = [
  1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504, 1.27045825245236838258,
  0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
];
const D = [
  1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
  0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9,
];
const E = [
  6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123, 0.026532189526576123093,
  0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
];
const F = [
  1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
  1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
];

/**
 * The value that a standard normal stays below with the given probability, which lies strictly between 0 and 1.
 * @internal
 */
export function normalQuantile(probability: number): number {
  const fromCentre = probability - 0.5;
  if (Math.abs(fromCentre) <= 0.425) {
    const r = 0.180625 - fromCentre * fromCentre;
    return (fromCentre * polynomial(A, r)) / polynomial(B, r);
  }
  const r = Math.sqrt(-log(fromCentre < 0 ? probability : 1 - probability));
  const size = r <= 5 ? polynomial(C, r - 1.6) / polynomial(D, r - 1.6) : polynomial(E, r - 5) / polynomial(F, r - 5);
  return fromCentre < 0 ? -size : size;
}
