/* eslint-disable @typescript-eslint/no-non-null-assertion -- evaluated at thousands of points; every index is bounded by its array's length. */
import { assertArray, assertCount, assertFields, assertNumber, assertShare, RetentionError } from "../../errors.js";
import type { ComplexPoints } from "../../numeric/distributions/lattice-distributions.js";
import type { MeanRange, Tells } from "./tells.js";
import { squared } from "../../numeric/elementary/squared.js";
import { exp } from "../../numeric/elementary/exp.js";
import { cos, sin } from "../../numeric/elementary/trigonometry.js";
import { pow } from "../../numeric/elementary/pow.js";
import { arcTangent2 } from "../../numeric/elementary/arc-tangent.js";

/**
 * The distribution of how many people one customer tells.
 * @internal
 */
export interface TellDistribution {
  readonly mean: number;
  readonly variance: number;
  /** Bounds of a mean that is not known. */
  readonly meanRange: MeanRange | null;
  /** What a sampler needs: the parts that customers are divided among, with their shares. */
  readonly parts: readonly TellPart[];
  /** Adds the generating function E zᴺ at every point to zeros; it is infinite at a real point where it diverges. */
  generate(points: ComplexPoints, zeros: ComplexPoints): ComplexPoints;
}

/**
 * One part of a tell distribution, in a form that can be drawn from.
 * @internal
 */
export type TellPart = { readonly share: number } & (
  | { readonly kind: "weights"; readonly least: number; readonly weights: Float64Array }
  | { readonly kind: "poisson"; readonly mean: number }
  | { readonly kind: "negative-binomial"; readonly least: number; readonly mean: number; readonly dispersion: number }
);

/** Fields of every way of telling together. */
const TELLS_FIELDS = ["kind", "least", "most", "mean", "dispersion", "meanExcess", "shares", "parts", "meanRange"];

/** The most people that a form with a table of numbers may reach. */
const LARGEST_TABLE = 100_000;

/**
 * Checks a caller's way of telling and prepares it.
 * @internal
 */
export function tellDistribution(functionName: string, path: string, tells: Tells): TellDistribution {
  const parts = partsOf(functionName, path, tells, 1);
  let mean = 0;
  for (const part of parts) mean += part.share * partMean(part);
  let variance = 0;
  for (const part of parts) variance += part.share * (partVariance(part) + squared(partMean(part) - mean));
  const meanRange = typeof tells === "object" ? (tells.meanRange ?? null) : null;
  if (meanRange !== null) {
    assertNumber(functionName, `${path}.meanRange.least`, meanRange.least, { min: 0 });
    assertNumber(functionName, `${path}.meanRange.most`, meanRange.most, { min: meanRange.least });
  }
  return { mean, variance, meanRange, parts, generate: (points, zeros) => generateMixture(parts, points, zeros) };
}

function partsOf(functionName: string, path: string, tells: Tells, share: number): TellPart[] {
  if (typeof tells === "number") {
    assertCount(functionName, path, tells);
    return [{ share, kind: "weights", least: tells, weights: Float64Array.of(1) }];
  }
  assertFields(functionName, path, tells, TELLS_FIELDS);
  switch (tells.kind) {
    case "range": {
      assertCount(functionName, `${path}.least`, tells.least);
      assertCount(functionName, `${path}.most`, tells.most, { min: tells.least, max: tells.least + LARGEST_TABLE });
      const width = tells.most - tells.least + 1;
      return [{ share, kind: "weights", least: tells.least, weights: new Float64Array(width).fill(1 / width) }];
    }
    case "poisson":
      assertNumber(functionName, `${path}.mean`, tells.mean, { min: 0 });
      return [{ share, kind: "poisson", mean: tells.mean }];
    case "negative-binomial":
      assertNumber(functionName, `${path}.mean`, tells.mean, { min: 0 });
      assertNumber(functionName, `${path}.dispersion`, tells.dispersion, { above: 0 });
      return [{ share, kind: "negative-binomial", least: 0, mean: tells.mean, dispersion: tells.dispersion }];
    case "tail":
      assertCount(functionName, `${path}.least`, tells.least);
      assertNumber(functionName, `${path}.meanExcess`, tells.meanExcess, { min: 0 });
      // A geometric number of people is negative binomial with dispersion 1.
      return [{ share, kind: "negative-binomial", least: tells.least, mean: tells.meanExcess, dispersion: 1 }];
    case "shares":
      return [{ share, kind: "weights", least: 0, weights: normalised(functionName, `${path}.shares`, tells.shares) }];
    case "mixture": {
      assertArray(functionName, `${path}.parts`, tells.parts);
      tells.parts.forEach((part, index) => {
        assertShare(functionName, `${path}.parts[${index}].share`, part.share);
      });
      const total = tells.parts.reduce((sum, part) => sum + part.share, 0);
      if (Math.abs(total - 1) > 1e-9) {
        throw new RetentionError(functionName, `${path}.parts`, "must have shares that add up to 1", total);
      }
      return tells.parts.flatMap((part, index) =>
        partsOf(functionName, `${path}.parts[${index}].tells`, part.tells, share * part.share),
      );
    }
    default:
      throw new RetentionError(functionName, path, "must be a number of people or a known kind", tells);
  }
}

function normalised(functionName: string, path: string, shares: readonly number[]): Float64Array {
  if (!(shares.length >= 1 && shares.length <= LARGEST_TABLE)) {
    throw new RetentionError(functionName, path, `must be a list of 1 to ${LARGEST_TABLE} shares`, shares);
  }
  shares.forEach((weight, people) => {
    assertNumber(functionName, `${path}[${people}]`, weight, { min: 0 });
  });
  const total = shares.reduce((sum, weight) => sum + weight, 0);
  assertNumber(functionName, `the sum of ${path}`, total, { above: 0 });
  return Float64Array.from(shares, (weight) => weight / total);
}

function partMean(part: TellPart): number {
  if (part.kind === "poisson") return part.mean;
  if (part.kind === "negative-binomial") return part.least + part.mean;
  return part.least + part.weights.reduce((sum, weight, excess) => sum + weight * excess, 0);
}

function partVariance(part: TellPart): number {
  if (part.kind === "poisson") return part.mean;
  if (part.kind === "negative-binomial") return part.mean + (part.mean * part.mean) / part.dispersion;
  const mean = partMean(part) - part.least;
  return part.weights.reduce((sum, weight, excess) => sum + weight * squared(excess - mean), 0);
}

function generateMixture(parts: readonly TellPart[], { re, im }: ComplexPoints, result: ComplexPoints): ComplexPoints {
  for (let at = 0; at < re.length; at++) {
    for (const part of parts) addPart(part, re[at]!, im[at]!, result, at);
  }
  return result;
}

/** Adds a part's share of the generating function at one point. */
function addPart(part: TellPart, re: number, im: number, result: ComplexPoints, at: number): void {
  // The value before the power z^least, in modulus and angle or as a polynomial.
  let valueRe: number;
  let valueIm: number;
  let least = 0;
  if (part.kind === "weights") {
    const { weights } = part;
    least = part.least;
    valueRe = weights[weights.length - 1]!;
    valueIm = 0;
    for (let power = weights.length - 2; power >= 0; power--) {
      const next = valueRe * re - valueIm * im + weights[power]!;
      valueIm = valueRe * im + valueIm * re;
      valueRe = next;
    }
  } else if (part.kind === "poisson") {
    const modulus = exp(part.mean * (re - 1));
    valueRe = modulus * cos(part.mean * im);
    valueIm = modulus * sin(part.mean * im);
  } else {
    // (1 + (mean/k)·(1 − z))^−k
    const { mean, dispersion } = part;
    least = part.least;
    const baseRe = 1 + (mean / dispersion) * (1 - re);
    const baseIm = (-mean / dispersion) * im;
    if (im === 0 && baseRe <= 0) {
      result.re[at] = Infinity;
      return;
    }
    if (dispersion === 1) {
      const square = baseRe * baseRe + baseIm * baseIm;
      valueRe = baseRe / square;
      valueIm = -baseIm / square;
    } else {
      const modulus = pow(baseRe * baseRe + baseIm * baseIm, -dispersion / 2);
      const angle = -dispersion * arcTangent2(baseIm, baseRe);
      valueRe = modulus * cos(angle);
      valueIm = modulus * sin(angle);
    }
  }
  let squareRe = re;
  let squareIm = im;
  for (let exponent = least; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) {
      const next = valueRe * squareRe - valueIm * squareIm;
      valueIm = valueRe * squareIm + valueIm * squareRe;
      valueRe = next;
    }
    const next = squareRe * squareRe - squareIm * squareIm;
    squareIm = 2 * squareRe * squareIm;
    squareRe = next;
  }
  result.re[at]! += part.share * valueRe;
  result.im[at]! += part.share * valueIm;
}
