import { assertCount, assertObject, RetentionError } from "../../errors.js";

/** How many gave each answer, by answer, as a database counts them: `{ 10: 120, 9: 80, 3: 12 }`. */
export type AnswerCounts = Readonly<Record<string, number>>;

/**
 * Answers by how many gave each.
 * @internal
 */
export interface CountedAnswers {
  answers: number;
  /** How many gave an answer from the first to the second, both included. */
  from: (least: number, most: number) => number;
  /** Each answer that was given, with its count, in order. */
  rows: readonly (readonly [answer: number, count: number])[];
}

/**
 * Counts answers, one by one or counted already. Refuses none at all, and any that is not a whole number on the scale.
 * @internal
 */
export function countAnswers(
  functionName: string,
  answers: readonly number[] | AnswerCounts,
  min: number,
  max: number,
): CountedAnswers {
  const counts = new Map<number, number>();
  if (Array.isArray(answers)) {
    (answers as readonly number[]).forEach((answer, index) => {
      assertCount(functionName, `answers[${index}]`, answer, { min, max });
      counts.set(answer, (counts.get(answer) ?? 0) + 1);
    });
  } else {
    assertObject(functionName, "answers", answers);
    for (const [name, count] of Object.entries(answers as AnswerCounts)) {
      assertCount(functionName, `answers.${name}`, count, { max: MOST_ANSWERS });
      const answer = /^\d{1,3}$/.test(name) ? Number(name) : NaN;
      if (!(answer >= min && answer <= max) || String(answer) !== name) {
        throw new RetentionError(functionName, "answers", `must be counts by answer, from ${min} to ${max}`, name);
      }
      if (count > 0) counts.set(answer, count);
    }
  }
  const rows = [...counts].sort(([a], [b]) => a - b);
  const from = (least: number, most: number): number =>
    rows.reduce((sum, [answer, count]) => (answer >= least && answer <= most ? sum + count : sum), 0);
  const total = from(min, max);
  if (total === 0) throw new RetentionError(functionName, "answers", "must hold at least one answer", answers);
  return { answers: total, from, rows };
}

/**
 * Counts up to here add up exactly.
 * @internal
 */
export const MOST_ANSWERS = 1e12;
