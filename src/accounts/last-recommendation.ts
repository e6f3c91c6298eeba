import { epochMs } from "../calendar/days/instant.js";
import { dayOfInstant } from "../calendar/days/time-zone.js";
import type { Account } from "../records/account/account.js";
import type { SurveyAnswer } from "../records/account/survey-answer.js";

/** An answer to the question whether the customer would recommend you. */
export interface Recommendation {
  day: number;
  /** Where it lies on its scale, from 0 for the worst to 1. */
  goodness: number;
}

/** Of 0 to 10, 6 and below are detractors, 9 and above promoters. */
const DETRACTOR = 0.6;
const PROMOTER = 0.9;

/**
 * The answers to the NPS question up to a day, in order of time.
 * @internal
 */
export function recommendations(functionName: string, account: Account, asOf: number): Recommendation[] {
  const zone = account.timeZone ?? "UTC";
  return (account.surveys ?? [])
    .flatMap((answer: SurveyAnswer | null, index) => {
      if (answer?.metric !== "nps") return [];
      const at = epochMs(functionName, `account.surveys[${index}].at`, answer.at);
      return [{ at, day: dayOfInstant(at, zone), goodness: goodnessOf(answer) }];
    })
    .filter(({ day }) => day <= asOf)
    .sort((a, b) => a.at - b.at)
    .map(({ day, goodness }) => ({ day, goodness }));
}

/**
 * Where an answer lies on its scale, from 0 for the worst to 1.
 * @internal
 */
export function goodnessOf({ score, scale: { min, max, higherIsBetter } }: SurveyAnswer): number {
  const share = (score - min) / (max - min);
  return higherIsBetter ? share : 1 - share;
}

/**
 * The last of them; `null` if there is none.
 * @internal
 */
export function lastRecommendation(functionName: string, account: Account, asOf: number): Recommendation | null {
  return recommendations(functionName, account, asOf).at(-1) ?? null;
}

/** @internal */
export function isDetractor({ goodness }: Pick<Recommendation, "goodness">): boolean {
  return goodness <= DETRACTOR;
}

/** @internal */
export function isPromoter({ goodness }: Pick<Recommendation, "goodness">): boolean {
  return goodness >= PROMOTER;
}
