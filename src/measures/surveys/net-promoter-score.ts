import { assertCount, assertFields, assertOptions, RetentionError } from "../../errors.js";
import { normalQuantile } from "../../numeric/distributions/normal.js";
import { type AnswerCounts, countAnswers, MOST_ANSWERS } from "./count-answers.js";
import { type IntervalOptions, resolveConfidence } from "../confidence.js";
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

/** How many would recommend you, as survey tools report it. */
export interface PromoterCounts {
  /** Answers of 9 and 10. */
  promoters: number;
  /** Answers of 7 and 8. */
  passives: number;
  /** Answers of 0 to 6. */
  detractors: number;
}

/**
 * Net Promoter Score (NPS) with its adjusted Wald interval. Few answers make a wide interval: read the bounds before
 * comparing two scores.
 *
 * Source: Sauro & Lewis (2016), "Quantifying the User Experience": n + 3, promoters + ¾, detractors + ¾.
 *
 * @param answers - Answers to "how likely are you to recommend us?", whole numbers from 0 to 10, how many gave each, or how many promoters,
 *   passives and detractors there were.
 * @param options - Confidence level, 0.95 by default.
 * @returns Score, bounds and the counts behind them.
 * @throws RetentionError when there is no answer, or one is not a whole number from 0 to 10.
 *
 * @example
 * import { netPromoterScore } from "retention-kit";
 *
 * netPromoterScore([10, 9, 9, 8, 3])
 * //=> { score: 40, lower: -29.78, upper: 79.78, promoters: 3, passives: 1, detractors: 1, answers: 5, ... }
 * netPromoterScore({ 10: 120, 9: 80, 7: 60, 3: 40 }).score
 * //=> 53.33
 */
export function netPromoterScore(
  answers: readonly number[] | AnswerCounts | PromoterCounts,
  options?: IntervalOptions | null,
): NetPromoterScore {
  const known = assertOptions("netPromoterScore", "options", options ?? {}, { confidence: true });
  const confidence = resolveConfidence("netPromoterScore", known);
  const { promoters, passives, detractors } = promoterCounts(answers);
  const total = promoters + passives + detractors;
  const { net, lower, upper } = netShare(promoters, detractors, total, normalQuantile((1 + confidence) / 2));
  return {
    score: 100 * net,
    lower: 100 * lower,
    upper: 100 * upper,
    promoters,
    passives,
    detractors,
    answers: total,
    confidence,
    rule: "share of 9–10 less share of 0–6",
  };
}

function promoterCounts(answers: readonly number[] | AnswerCounts | PromoterCounts): PromoterCounts {
  if (!isPromoterCounts(answers)) {
    const { from } = countAnswers("netPromoterScore", answers, 0, 10);
    return { promoters: from(9, 10), passives: from(7, 8), detractors: from(0, 6) };
  }
  assertFields("netPromoterScore", "answers", answers, ["promoters", "passives", "detractors"]);
  const { promoters, passives, detractors } = answers as PromoterCounts;
  for (const [name, count] of Object.entries({ promoters, passives, detractors })) {
    assertCount("netPromoterScore", `answers.${name}`, count, { max: MOST_ANSWERS });
  }
  if (promoters + passives + detractors === 0) {
    throw new RetentionError("netPromoterScore", "answers", "must hold at least one answer", answers);
  }
  return { promoters, passives, detractors };
}

function isPromoterCounts(answers: readonly number[] | AnswerCounts | PromoterCounts): answers is PromoterCounts {
  return typeof answers === "object" && (answers as unknown) !== null && "promoters" in answers;
}
