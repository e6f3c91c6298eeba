import { assertOptions } from "../errors.js";
import { normalQuantile } from "../numeric/distributions/normal.js";
import { assertAnswers } from "./assert-answers.js";
import { type IntervalOptions, resolveConfidence } from "./confidence.js";
import { netShare } from "./net-share.js";

/** A Net Promoter Score with its interval. */
export interface NetPromoterScore {
  /** Percentage of promoters less percentage of detractors, −100 to 100. */
  score: number;
  lower: number;
  upper: number;
  /** Answers of 9 and 10. */
  promoters: number;
  /** Answers of 7 and 8. */
  passives: number;
  /** Answers of 0 to 6. */
  detractors: number;
  answers: number;
  confidence: number;
  rule: "share of 9–10 less share of 0–6";
}

/**
 * Net Promoter Score with its adjusted Wald interval. Few answers make a wide interval: read the bounds before
 * comparing two scores.
 *
 * Source: Sauro & Lewis (2016), "Quantifying the User Experience": n + 3, promoters + ¾, detractors + ¾.
 *
 * @param answers - Answers to "how likely are you to recommend us?", whole numbers from 0 to 10.
 * @param options - Confidence level, 0.95 by default.
 * @returns Score, bounds and the counts behind them.
 * @throws RetentionError when there is no answer, or one is not a whole number from 0 to 10.
 *
 * @example
 * import { netPromoterScore } from "retention-kit";
 *
 * netPromoterScore([10, 9, 9, 8, 3])
 * //=> { score: 40, lower: -29.78, upper: 79.78, promoters: 3, passives: 1, detractors: 1, answers: 5, ... }
 */
export function netPromoterScore(answers: readonly number[], options: IntervalOptions = {}): NetPromoterScore {
  assertOptions("netPromoterScore", "options", options, { confidence: true });
  const confidence = resolveConfidence("netPromoterScore", options);
  assertAnswers("netPromoterScore", answers, 0, 10);

  const promoters = answers.filter((answer) => answer >= 9).length;
  const detractors = answers.filter((answer) => answer <= 6).length;
  const { net, lower, upper } = netShare(promoters, detractors, answers.length, normalQuantile((1 + confidence) / 2));
  return {
    score: 100 * net,
    lower: 100 * lower,
    upper: 100 * upper,
    promoters,
    passives: answers.length - promoters - detractors,
    detractors,
    answers: answers.length,
    confidence,
    rule: "share of 9–10 less share of 0–6",
  };
}
