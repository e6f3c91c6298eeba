import type { SurveyAnswer } from "../../records/account/survey-answer.js";
import type { Batch } from "../../records/rows/rejection.js";
import { surveyAnswerSchema } from "../shapes/survey-answer-schema.js";
import { parseRows } from "./parse-rows.js";

/**
 * Reads rows of unknown shape as survey answers. A score must lie on its scale.
 *
 * @param rows - Objects, as from JSON or a database.
 * @returns The rows that follow `surveyAnswerSchema`, in order; for each of the others, where it fails and why.
 * @throws RetentionError when `rows` is not a list.
 *
 * @example
 * import { parseSurveyAnswers } from "retention-kit/schemas";
 *
 * const { accepted, rejected } = parseSurveyAnswers([
 *   { at: 1795251600000, metric: "ces", score: 6, scale: { min: 1, max: 7, higherIsBetter: true } },
 *   { at: 1795251600000, metric: "ces", score: 8, scale: { min: 1, max: 7, higherIsBetter: true } },
 * ]);
 * accepted.length
 * //=> 1
 * rejected
 * //=> [{
 * //   index: 1, path: "score",
 * //   message: "parseSurveyAnswers: score must lie on its scale, got 8"
 * // }]
 */
export function parseSurveyAnswers(rows: readonly unknown[]): Batch<SurveyAnswer> {
  return parseRows("parseSurveyAnswers", surveyAnswerSchema, rows);
}
