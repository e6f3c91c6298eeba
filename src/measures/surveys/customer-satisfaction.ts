import { assertCount, assertOneOf, assertOptions } from "../../errors.js";
import { type AnswerCounts, countAnswers } from "./count-answers.js";
import { type IntervalOptions, resolveConfidence } from "../confidence.js";
import { shareInterval } from "../share-interval.js";

/** How satisfaction answers become a score. */
export interface CustomerSatisfactionOptions extends IntervalOptions {
  /**
   * Points of the scale, from 1: at least 3, with `"top-box"` at least 2.
   * @defaultValue `5`
   */
  points?: number | null | undefined;
  /** Which answers count as satisfied: the two best (the default) or the best alone. */
  rule?: "top-two-box" | "top-box" | null | undefined;
}

/** Share of satisfied customers with its interval. */
export interface CustomerSatisfaction {
  share: number;
  lower: number;
  upper: number;
  satisfied: number;
  answers: number;
  confidence: number;
  rule: "top-two-box" | "top-box";
  points: number;
}

/**
 * Customer satisfaction (CSAT): the share who gave one of the best answers, with its Wilson interval.
 * Results on scales of different length are not comparable.
 *
 * @param answers - Whole numbers from 1 to `points`, the highest the best; or how many gave each.
 * @param options - Points of the scale, which answers count, confidence level.
 * @returns The share, its bounds, and the rule it was counted by.
 * @throws RetentionError when there is no answer, or one is off the scale.
 *
 * @example
 * import { customerSatisfaction } from "retention-kit";
 *
 * customerSatisfaction([5, 4, 4, 3, 1])
 * //=> { share: 0.6, lower: 0.2307, upper: 0.8824, satisfied: 3, answers: 5, rule: "top-two-box", ... }
 */
export function customerSatisfaction(
  answers: readonly number[] | AnswerCounts,
  options?: CustomerSatisfactionOptions | null,
): CustomerSatisfaction {
  const known = assertOptions("customerSatisfaction", "options", options ?? {}, {
    points: true,
    rule: true,
    confidence: true,
  });
  const { points = 5, rule = "top-two-box" } = known;
  const confidence = resolveConfidence("customerSatisfaction", known);
  assertOneOf("customerSatisfaction", "options.rule", rule, ["top-two-box", "top-box"]);
  // Of two points the two best are all that there are.
  assertCount("customerSatisfaction", "options.points", points, { min: rule === "top-box" ? 2 : 3 });
  const counted = countAnswers("customerSatisfaction", answers, 1, points);

  const least = rule === "top-box" ? points : points - 1;
  const satisfied = counted.from(least, points);
  const { share, lower, upper } = shareInterval(satisfied, counted.answers, { confidence });
  return { share, lower, upper, satisfied, answers: counted.answers, confidence, rule, points };
}
