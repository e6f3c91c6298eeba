import { assertNumber, assertOneOf, RetentionError } from "../../errors.js";
import type { SurveyAnswer } from "../../records/account/survey-answer.js";

const METRICS: readonly SurveyAnswer["metric"][] = ["ces", "csat", "nps"];

/**
 * How far an answer lies towards the good end of its scale, 0 to 1.
 * @internal
 */
export function shareOfScale(functionName: string, path: string, answer: SurveyAnswer): number {
  const { score, scale } = answer;
  // The paths of its fields are written out where one is wrong, and only there.
  if (!isAnswer(answer)) assertAnswer(functionName, path, answer);
  const { min, max, higherIsBetter } = scale;
  return (higherIsBetter ? score - min : max - score) / (max - min);
}

function isAnswer({ metric, score, scale }: SurveyAnswer): boolean {
  if (!METRICS.includes(metric) || typeof scale !== "object" || (scale as unknown) === null) return false;
  const { min, max, higherIsBetter } = scale;
  return (
    typeof higherIsBetter === "boolean" &&
    Number.isFinite(min) &&
    Number.isFinite(max) &&
    Number.isFinite(score) &&
    min < max &&
    score >= min &&
    score <= max
  );
}

function assertAnswer(functionName: string, path: string, { metric, score, scale }: SurveyAnswer): void {
  assertOneOf(functionName, `${path}.metric`, metric, METRICS);
  if (typeof scale !== "object" || (scale as unknown) === null || typeof scale.higherIsBetter !== "boolean") {
    throw new RetentionError(functionName, `${path}.scale`, "must have min, max and higherIsBetter", scale);
  }
  const { min, max } = scale;
  assertNumber(functionName, `${path}.scale.min`, min);
  assertNumber(functionName, `${path}.scale.max`, max, { above: min });
  assertNumber(functionName, `${path}.score`, score, { min, max });
}
