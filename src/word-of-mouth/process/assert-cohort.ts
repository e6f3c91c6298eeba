import { PROBLEM_OUTCOMES } from "./cohort.js";
import { assertArray, assertFields } from "../../errors.js";
import type { TellingOutcome, WordOfMouthCohort } from "./cohort.js";

/**
 * Every group that can tell.
 * @internal
 */
export const tellingOutcomes: readonly TellingOutcome[] = [
  "silent",
  "unsatisfied",
  "satisfied",
  "satisfiedQuickly",
  "noProblem",
];

const cohortFields: readonly (keyof WordOfMouthCohort)[] = [
  "customers",
  "problemShare",
  "outcomes",
  "outcomesAre",
  "wonPerHearer",
  "lostPerHearer",
  "customerValue",
  "market",
  "online",
  "delay",
  "tells",
];

/**
 * Refuses a cohort with fields that no cohort has: a misspelled probability would count as not known.
 * @internal
 */
export function assertCohort(functionName: string, cohort: WordOfMouthCohort): void {
  assertFields(functionName, "cohort", cohort, cohortFields);
  const { outcomes, tells, online, delay } = cohort;
  assertFields(functionName, "outcomes", outcomes, PROBLEM_OUTCOMES);
  assertFields(functionName, "tells", tells ?? {}, tellingOutcomes);
  assertFields(functionName, "online", online ?? {}, ["shareWhoPost", "reach", "shareWhoBelieve", "multiplier"]);
  assertArray(functionName, "delay", delay ?? []);
}
