import type { Grade } from "./assumption.js";

/** A row of the evidence table: what both presets say, and how far it can be trusted. */
export interface Figure<T> {
  readonly published: T;
  /** The corrected value; the published one where nothing corrects it. */
  readonly cautious: T;
  readonly unit: string;
  readonly population: string;
  readonly source: string;
  readonly grade: Grade;
}

/** A range whose ends were published. */
export interface Range {
  least: number;
  most: number;
}

/** A row for which both presets agree. */
export function figure<T>(value: T, unit: string, grade: Grade, population: string, source: string): Figure<T> {
  return { published: value, cautious: value, unit, population, source, grade };
}

/** A row with a corrected value. */
export function corrected<T>(
  { published, cautious }: { published: T; cautious: T },
  unit: string,
  grade: Grade,
  population: string,
  source: string,
): Figure<T> {
  return { published, cautious, unit, population, source, grade };
}
