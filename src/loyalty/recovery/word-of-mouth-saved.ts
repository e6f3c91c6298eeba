import { assertNumber, assertShare } from "../../errors.js";
import type { Assumption } from "../../evidence/assumption.js";
import { type Estimate, certainEstimate } from "../../word-of-mouth/process/estimate.js";
import { projectWordOfMouth } from "../../word-of-mouth/project-word-of-mouth.js";
import type { EstimateContext } from "../estimate/estimate-context.js";
import type { RecoveryValueOptions } from "./recovery-value-options.js";

/**
 * Money that word of mouth saves or brings if a problem is solved quickly rather than left: the hearers lost through one
 * unsatisfied customer, and those won through one who was quickly satisfied. `null` if nothing says what hearers do.
 * @internal
 */
export function wordOfMouthSaved(
  options: RecoveryValueOptions,
  { confidence }: EstimateContext,
): { estimate: Estimate | null; assumptions: readonly Assumption<unknown>[] } {
  const { tellsValue, lostPerHearer, wonPerHearer, hearerValue = options.customerValue } = options;
  if (tellsValue !== undefined) {
    assertNumber("recoveryValue", "options.tellsValue", tellsValue);
    return { estimate: certainEstimate(tellsValue, confidence), assumptions: [] };
  }
  if (lostPerHearer === undefined && wonPerHearer === undefined) return { estimate: null, assumptions: [] };
  assertShare("recoveryValue", "options.lostPerHearer", lostPerHearer ?? 0);
  assertShare("recoveryValue", "options.wonPerHearer", wonPerHearer ?? 0);
  assertNumber("recoveryValue", "options.hearerValue", hearerValue, { min: 0 });
  // A hearer who is not lost is as good as one who is won, so both customers together win them.
  const { money, assumptions: used } = projectWordOfMouth(
    {
      customers: 2,
      outcomes: { unsatisfied: 1, satisfiedQuickly: 1 },
      outcomesAre: "counts",
      wonPerHearer: { unsatisfied: lostPerHearer ?? 0, satisfiedQuickly: wonPerHearer ?? 0 },
      lostPerHearer: 0,
      customerValue: hearerValue,
    },
    { periods: 1, generations: 1, confidence, ...(options.assumptions && { assumptions: options.assumptions }) },
  );
  return { estimate: money, assumptions: used };
}
