import { assertArray, assertFields } from "../../errors.js";
import type { ProblemOutcome, TellingOutcome, WordOfMouthCohort } from "./cohort.js";

/**
 * The four things that can become of a problem.
 * @internal
 */
export const problemOutcomes: readonly ProblemOutcome[] = ["silent", "unsatisfied", "satisfied", "satisfiedQuickly"];

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
 * Refuses a cohort with fields that no cohort has: a misspelt probability would count as not known.
 * @internal
 */
export function assertCohort(functionName: string, cohort: WordOfMouthCohort): void {
  assertFields(functionName, "cohort", cohort, cohortFields);
  const { outcomes, tells = {}, online = {}, delay = [] } = cohort;
  assertFields(functionName, "outcomes", outcomes, problemOutcomes);
  assertFields(functionName, "tells", tells, tellingOutcomes);
  assertFields(functionName, "online", online, ["shareWhoPost", "reach", "shareWhoBelieve", "multiplier"]);
  assertArray(functionName, "delay", delay);
}
