import { given } from "../records/values/given.js";
import type {
  AccountInterval,
  ProductKind,
  ReviewIntervals,
  ReviewLevel,
  ReviewPolicy,
  ReviewPolicyInput,
} from "./review-policy-input.js";
import { RetentionError, assertCount, assertFields, assertNumber, assertObject } from "../errors.js";
import { type ReviewRhythm, lengthOf, readRhythm } from "./review-interval.js";

/**
 * Levels from the rarest reviews to the most frequent.
 * @internal
 */
export const levels = ["low", "medium", "high"] as const satisfies readonly ReviewLevel[];

const productKinds: readonly ProductKind[] = ["product", "service-contract", "option"];

/** A year, at most. */
const MOST_DAYS = 366;

/**
 * Reads the intervals of single accounts.
 * @internal
 */
export function accountIntervals(
  intervals: ReviewPolicyInput["intervalsByAccount"] & {},
): ReviewPolicy["intervalsByAccount"] {
  assertObject("reviewPolicy", "intervalsByAccount", intervals);
  const read = Object.entries(intervals).map(([id, given]): [string, AccountInterval | ReviewRhythm] => {
    const path = `intervalsByAccount.${id}`;
    assertObject("reviewPolicy", path, given);
    if (!("idealDays" in given)) return [id, readRhythm("reviewPolicy", path, given)];
    const interval: AccountInterval = given;
    assertFields("reviewPolicy", path, interval, ["idealDays", "maximumDays", "allocated"]);
    assertCount("reviewPolicy", `${path}.idealDays`, interval.idealDays, { min: 1, max: MOST_DAYS });
    assertCount("reviewPolicy", `${path}.maximumDays`, interval.maximumDays, {
      min: interval.idealDays,
      max: MOST_DAYS,
    });
    if (interval.allocated == null) return [id, interval];
    assertFields("reviewPolicy", `${path}.allocated`, interval.allocated, ["count", "months", "last", "next", "hour"]);
    for (const [name, value] of Object.entries(interval.allocated)) {
      assertNumber("reviewPolicy", `${path}.allocated.${name}`, value);
    }
    return [id, interval];
  });
  return Object.freeze(Object.fromEntries(read));
}

/**
 * Reads the intervals of kinds of product, each filled from the general ones.
 * @internal
 */
export function kindTables(
  tables: ReviewPolicyInput["intervalsByProductKind"] & {},
  base: ReviewPolicy["intervals"],
): ReviewPolicy["intervalsByProductKind"] {
  assertFields("reviewPolicy", "intervalsByProductKind", tables, productKinds);
  return completeTables("intervalsByProductKind", given(tables), base);
}

/**
 * Fills each table from the general intervals.
 * @internal
 */
export function completeTables(
  path: string,
  tables: Record<string, ReviewIntervals>,
  base: ReviewPolicy["intervals"],
): Record<string, ReviewPolicy["intervals"]> {
  assertObject("reviewPolicy", path, tables);
  return Object.freeze(
    Object.fromEntries(
      Object.entries(tables).map(([name, table]) => [name, completeIntervals(`${path}.${name}`, table, base)]),
    ),
  );
}

/**
 * Fills the levels left out and holds the whole to the rule: low within a year, higher levels never more rarely.
 * @internal
 */
export function completeIntervals(
  path: string,
  given: ReviewIntervals,
  base?: ReviewPolicy["intervals"],
): ReviewPolicy["intervals"] {
  assertFields("reviewPolicy", path, given, levels);
  const ofLevel = (level: ReviewLevel): ReviewRhythm => {
    const givenForLevel = given[level];
    return givenForLevel == null && base !== undefined
      ? base[level]
      : readRhythm("reviewPolicy", `${path}.${level}`, givenForLevel ?? undefined);
  };
  const [low, medium, high] = [ofLevel("low"), ofLevel("medium"), ofLevel("high")];
  assertNotRarer(`${path}.high`, high, "medium", medium);
  assertNotRarer(`${path}.medium`, medium, "low", low);
  const [shortest, longest] = inOneUnit(high, low);
  if (shortest.ideal >= longest.ideal) {
    throw refusal(`${path}.high${shortest.idealField}`, `must be shorter than low, ${longest.ideal}`, shortest.ideal);
  }
  return Object.freeze({ low, medium, high });
}

/** Two rhythms as numbers that compare: months where both have them, else days. */
function inOneUnit(...rhythms: [ReviewRhythm, ReviewRhythm]): [Spans, Spans] {
  const inMonths = rhythms.every((rhythm) => "idealMonths" in rhythm);
  const spans = rhythms.map((rhythm): Spans => {
    if (inMonths && "idealMonths" in rhythm) {
      const { idealMonths: ideal, maximumMonths: maximum } = rhythm;
      return { ideal, maximum, idealField: ".idealMonths", maximumField: ".maximumMonths" };
    }
    const { ideal, maximum } = lengthOf(rhythm);
    const [idealField, maximumField] =
      "idealDays" in rhythm ? ([".idealDays", ".maximumDays"] as const) : (["", ""] as const);
    return { ideal: Math.round(ideal), maximum: Math.round(maximum), idealField, maximumField };
  });
  return spans as [Spans, Spans];
}

interface Spans {
  ideal: number;
  maximum: number;
  idealField: string;
  maximumField: string;
}

function assertNotRarer(path: string, higher: ReviewRhythm, lowerLevel: ReviewLevel, lower: ReviewRhythm): void {
  const [mine, theirs] = inOneUnit(higher, lower);
  for (const span of ["ideal", "maximum"] as const) {
    if (mine[span] > theirs[span]) {
      throw refusal(
        `${path}${mine[`${span}Field`]}`,
        `must be at most that of ${lowerLevel}, ${theirs[span]}`,
        mine[span],
      );
    }
  }
}

/**
 * An error of `reviewPolicy`.
 * @internal
 */
export function refusal(path: string, rule: string, value: unknown): RetentionError {
  return new RetentionError("reviewPolicy", path, rule, value);
}
