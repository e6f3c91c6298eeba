import { assertOneOf, assertOptions, RetentionError } from "../../errors.js";
import { normalQuantile } from "../../numeric/distributions/normal.js";
import { type AnswerCounts, countAnswers } from "./count-answers.js";
import { type IntervalOptions, resolveConfidence } from "../confidence.js";
import { meanInterval } from "../mean-interval.js";
import { netShare } from "./net-share.js";
import { shareInterval } from "../share-interval.js";

/**
 * `CES 1.0` asks how much effort it took, 1 very low to 5 very high; `CES 2.0` whether the company made it easy,
 * 1 strongly disagree to 7 strongly agree. Many tools ask the same on 5 points, or from 0 to 10: `ease 1-5` and
 * `ease 0-10`, the highest the easiest.
 */
export type EffortScale = "CES 1.0" | "CES 2.0" | "ease 1-5" | "ease 0-10";

/**
 * `mean` of the answers; `share-easy`, the share above the middle of the scale, which for CES 2.0 is 5 to 7; `net-easy`,
 * that share less the share below the middle.
 */
export type EffortRule = "mean" | "share-easy" | "net-easy";

/** Least and greatest answer of each scale. */
const ENDS: Readonly<Record<EffortScale, readonly [number, number]>> = {
  "CES 1.0": [1, 5],
  "CES 2.0": [1, 7],
  "ease 1-5": [1, 5],
  "ease 0-10": [0, 10],
};

/** Which question was asked, and how its answers become a score. */
export interface CustomerEffortScoreOptions extends IntervalOptions {
  /**
   * The scale that was asked.
   * @defaultValue `"CES 2.0"`
   */
  scale?: EffortScale | null | undefined;
  /**
   * How the score is made. The two shares are not defined for CES 1.0.
   * @defaultValue `"mean"`
   */
  rule?: EffortRule | null | undefined;
}

/** A Customer Effort Score with its interval; comparable only with one of the same scale and rule. */
export interface CustomerEffortScore {
  /** A mean on the scale, or a share: 0 to 1 for `share-easy`, −1 to 1 for `net-easy`. */
  score: number;
  lower: number;
  upper: number;
  answers: number;
  confidence: number;
  rule: EffortRule;
  scale: EffortScale;
}

/**
 * Customer Effort Score (CES) by one of the three rules in use, which give different numbers for the same answers: the
 * result names its rule and scale. The mean has a t interval (one answer alone leaves the whole scale open), the share
 * a Wilson interval, the net share an adjusted Wald interval.
 *
 * @param answers - Whole numbers on the scale, or how many gave each.
 * @param options - Scale, rule, confidence level.
 * @returns The score, its bounds, and the scale and rule behind it.
 * @throws RetentionError when there is no answer, one is off the scale, or the rule does not fit the scale.
 *
 * @example
 * import { customerEffortScore } from "retention-kit";
 *
 * customerEffortScore([7, 6, 6, 5, 2])
 * //=> { score: 5.2, lower: 2.8116, upper: 7, answers: 5, confidence: 0.95, rule: "mean", scale: "CES 2.0" }
 * customerEffortScore([7, 6, 6, 5, 2], { rule: "net-easy" }).score
 * //=> 0.6
 * customerEffortScore({ 5: 40, 4: 30, 3: 20, 1: 10 }, { scale: "ease 1-5", rule: "share-easy" }).score
 * //=> 0.7
 */
export function customerEffortScore(
  answers: readonly number[] | AnswerCounts,
  options?: CustomerEffortScoreOptions | null,
): CustomerEffortScore {
  const known = assertOptions("customerEffortScore", "options", options ?? {}, {
    scale: true,
    rule: true,
    confidence: true,
  });
  const { scale = "CES 2.0", rule = "mean" } = known;
  const confidence = resolveConfidence("customerEffortScore", known);
  assertOneOf("customerEffortScore", "options.scale", scale, Object.keys(ENDS));
  assertOneOf("customerEffortScore", "options.rule", rule, ["mean", "share-easy", "net-easy"]);
  if (scale === "CES 1.0" && rule !== "mean") {
    throw new RetentionError("customerEffortScore", "options.rule", 'must be "mean" for CES 1.0', rule);
  }
  const [least, most] = ENDS[scale];
  const counted = countAnswers("customerEffortScore", answers, least, most);

  const made = { answers: counted.answers, confidence, rule, scale };
  const middle = (least + most) / 2;
  const easy = counted.from(middle + 1, most);
  switch (rule) {
    case "mean": {
      const { mean, lower, upper } = meanInterval(counted.rows, confidence);
      return { score: mean, lower: Math.max(least, lower), upper: Math.min(most, upper), ...made };
    }
    case "share-easy": {
      const { share, lower, upper } = shareInterval(easy, counted.answers, { confidence });
      return { score: share, lower, upper, ...made };
    }
    case "net-easy": {
      const hard = counted.from(least, middle - 1);
      const { net, lower, upper } = netShare(easy, hard, counted.answers, normalQuantile((1 + confidence) / 2));
      return { score: net, lower, upper, ...made };
    }
  }
}
