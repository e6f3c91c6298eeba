import { assertArray, assertCount, RetentionError } from "../errors.js";

/**
 * Refuses an empty list, and any answer that is not a whole number on the scale.
 * @internal
 */
export function assertAnswers(functionName: string, answers: readonly number[], min: number, max: number): void {
  assertArray(functionName, "answers", answers);
  if (answers.length === 0) throw new RetentionError(functionName, "answers", "must hold at least one answer", answers);
  answers.forEach((answer, index) => {
    assertCount(functionName, `answers[${index}]`, answer, { min, max });
  });
}
