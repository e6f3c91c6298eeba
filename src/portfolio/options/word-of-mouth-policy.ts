import { assertFields, assertNumber, type Known, withoutNulls } from "../../errors.js";
import type { WordOfMouthCohort } from "../../word-of-mouth/process/cohort.js";
import type { WordOfMouthOptions } from "../../word-of-mouth/project-word-of-mouth.js";

/**
 * How tickets become outcomes, and what those do who hear of them. The latter has no published value: without
 * `wonPerHearer` and `lostPerHearer` the projection holds hearers only.
 */
export interface WordOfMouthPolicy
  extends
    Pick<
      WordOfMouthCohort,
      "wonPerHearer" | "lostPerHearer" | "customerValue" | "market" | "online" | "delay" | "tells"
    >,
    Pick<WordOfMouthOptions, "periods" | "generations" | "confidence"> {
  /**
   * Effort, 1 to 5, up to which a problem solved within the time standard satisfied quickly.
   * @defaultValue `2`
   */
  readonly quickEffort?: number | null | undefined;
  /**
   * Effort, 1 to 5, from which even a solved problem left the customer unsatisfied.
   * @defaultValue `3.5`
   */
  readonly unsatisfiedEffort?: number | null | undefined;
}

/**
 * A policy cut into its parts.
 * @internal
 */
export interface ResolvedWordOfMouthPolicy {
  quickEffort: number;
  unsatisfiedEffort: number;
  /** What hearers do, as the fields of a cohort. */
  hearers: Omit<Known<WordOfMouthCohort>, "customers" | "problemShare" | "outcomes" | "outcomesAre">;
  projection: Pick<Known<WordOfMouthOptions>, "periods" | "generations" | "confidence">;
}

const hearerFields = ["wonPerHearer", "lostPerHearer", "customerValue", "market", "online", "delay", "tells"] as const;
const projectionFields = ["periods", "generations", "confidence"] as const;

/**
 * Fills in what a caller's policy leaves open. What is the projection's own is checked by it.
 * @internal
 */
export function wordOfMouthPolicy(
  functionName: string,
  path: string,
  policy: WordOfMouthPolicy = {},
): ResolvedWordOfMouthPolicy {
  assertFields(functionName, path, policy, [...hearerFields, ...projectionFields, "quickEffort", "unsatisfiedEffort"]);
  const given = withoutNulls(policy as WordOfMouthPolicy);
  const { quickEffort = 2, unsatisfiedEffort = 3.5 } = given;
  assertNumber(functionName, `${path}.quickEffort`, quickEffort, { min: 1, max: 5 });
  assertNumber(functionName, `${path}.unsatisfiedEffort`, unsatisfiedEffort, { above: quickEffort, max: 5 });
  return {
    quickEffort,
    unsatisfiedEffort,
    hearers: picked(given, hearerFields),
    projection: picked(given, projectionFields),
  };
}

/** The given fields of an object, those left out left out. */
function picked<T extends object, Key extends keyof T>(from: T, keys: readonly Key[]): Pick<T, Key> {
  const entries = keys.filter((key) => from[key] !== undefined).map((key) => [key, from[key]]);
  return Object.fromEntries(entries) as Pick<T, Key>;
}
