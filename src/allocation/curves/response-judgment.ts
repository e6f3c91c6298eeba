import { assertFields, assertNumber } from "../../errors.js";

/** How far what a review changes differs from what is assumed: 1 is as assumed, 0 nothing, 2 twice. */
export interface ResponseFactors {
  readonly keep?: number | null | undefined;
  readonly renew?: number | null | undefined;
  readonly grow?: number | null | undefined;
  readonly winBack?: number | null | undefined;
  /** What each further review in the year brings as a share of the one before, from 0 to below 1. */
  readonly furtherShare?: number | null | undefined;
}

/** Judgment of what reviews change, by segment and by where the customer stands; both factors apply. */
export interface ResponseJudgment {
  readonly bySegment?: Readonly<Record<string, ResponseFactors>> | null | undefined;
  readonly byStanding?: Readonly<Record<string, ResponseFactors>> | null | undefined;
}

const factorNames = ["keep", "renew", "grow", "winBack", "furtherShare"] as const;

/**
 * Refuses a judgment with a field that is unknown or a factor out of its bounds.
 * @internal
 */
export function assertJudgment(functionName: string, path: string, judgment: ResponseJudgment): void {
  assertFields(functionName, path, judgment, ["bySegment", "byStanding"]);
  for (const table of ["bySegment", "byStanding"] as const) {
    for (const [name, factors] of Object.entries(judgment[table] ?? {})) {
      const place = `${path}.${table}.${name}`;
      assertFields(functionName, place, factors, factorNames);
      for (const field of factorNames) {
        const factor = factors[field];
        if (factor == null) continue;
        assertNumber(functionName, `${place}.${field}`, factor, {
          min: 0,
          ...(field === "furtherShare" ? { below: 1 } : {}),
        });
      }
    }
  }
}
