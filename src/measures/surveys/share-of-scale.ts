import { assertNumber, assertOneOf, RetentionError } from "../../errors.js";
import type { SurveyAnswer } from "../../records/account/survey-answer.js";

/**
 * How far an answer lies towards the good end of its scale, 0 to 1.
 * @internal
 */
export function shareOfScale(functionName: string, path: string, { metric, score, scale }: SurveyAnswer): number {
  assertOneOf(functionName, `${path}.metric`, metric, ["ces", "csat", "nps"]);
  if (typeof scale !== "object" || (scale as unknown) === null || typeof scale.higherIsBetter !== "boolean") {
    throw new RetentionError(functionName, `${path}.scale`, "must have min, max and higherIsBetter", scale);
  }
  const { min, max, higherIsBetter } = scale;
  assertNumber(functionName, `${path}.scale.min`, min);
  assertNumber(functionName, `${path}.scale.max`, max, { above: min });
  assertNumber(functionName, `${path}.score`, score, { min, max });
  return (higherIsBetter ? score - min : max - score) / (max - min);
}
