import { binaryCeiling, powerOfTwo } from "../numeric/elementary/words.js";
import type { Assumption } from "../evidence/assumption.js";
import type { Reason } from "./reason.js";

/** One part of a quantity. The parts, with the one named `baseline`, add up to it exactly, in any order. */
export interface Contribution {
  readonly factor: string;
  readonly points: number;
  /** Weight of the factor after missing ones were left out and the rest renormalized. */
  readonly weight: number;
  /** Value of the factor. */
  readonly value: unknown;
}

/** What every result carries with its answer. */
export interface Explained {
  readonly contributions: readonly Contribution[];
  readonly reasons: readonly Reason[];
  /** The published figures behind it. */
  readonly assumptions: readonly Assumption<unknown>[];
  /** Share of the possible inputs that were known, 0 to 1. */
  readonly coverage: number;
}

/** Points are whole numbers of 2⁻⁴⁰: below 4096 they take 52 bits, so adding them up loses nothing. */
const PER_POINT = 2 ** 40;

/**
 * Rounds to a multiple of 2⁻⁴⁰. Such numbers add up exactly in any order while their sums stay below 8192.
 * @internal
 */
export function exactPoints(value: number): number {
  // Adding 0 turns -0, which JSON does not know, into 0.
  return Math.round(value * PER_POINT) / PER_POINT + 0;
}

/**
 * Rounds numbers, each by less than 2⁻⁵⁰ of their size together, so that they add up exactly in any order.
 * @internal
 */
export function exactParts(values: readonly number[]): number[] {
  const size = values.reduce((sum, value) => sum + Math.abs(value), 0);
  if (size === 0) return values.map(() => 0);
  // Whole multiples of one power of two whose sums stay below 2^53 of it lose nothing. Adding 0 turns -0 into 0.
  const unit = powerOfTwo(Math.max(binaryCeiling(size) - 51, -1074));
  return values.map((value) => Math.round(value / unit) * unit + 0);
}
