import { isDetractor } from "../accounts/last-recommendation.js";
import { msInRow } from "../calendar/days/instant.js";
import { dayOfInstant } from "../calendar/days/time-zone.js";
import type { Account } from "../records/account/account.js";
import type { SurveyAnswer } from "../records/account/survey-answer.js";
import { shareOfScale } from "../measures/surveys/share-of-scale.js";

/** Days for which a bad answer waits for a reaction, where no policy says otherwise. */
export const BAD_ANSWER_DAYS = 90;

/** Share of its scale below which any other answer is bad. */
const LOWEST_THIRD = 1 / 3;

/** An answer as it counts on a day. */
export interface DatedAnswer {
  answer: SurveyAnswer;
  /** Day number on the account's clock. */
  day: number;
  ms: number;
  /** Towards the good end of its scale, 0 to 1. */
  share: number;
  /** A detractor's, or in the lowest third of another scale. */
  isBad: boolean;
}

/**
 * The last answer of each kind up to a day; of two at one moment the worse one, in whichever order they come.
 * @internal
 */
export function lastAnswers(
  functionName: string,
  { surveys, timeZone }: Pick<Account, "surveys" | "timeZone">,
  asOfDay: number,
): DatedAnswer[] {
  if (surveys == null || surveys.length === 0) return [];
  const last = new Map<SurveyAnswer["metric"], DatedAnswer>();
  surveys.forEach((answer, index) => {
    const ms = msInRow(functionName, "surveys", index, "at", answer.at);
    const day = dayOfInstant(ms, timeZone ?? "UTC");
    if (day > asOfDay) return;
    const share = shareOfScale(functionName, `surveys[${index}]`, answer);
    const known = last.get(answer.metric);
    if (known !== undefined && (ms < known.ms || (ms === known.ms && share >= known.share))) return;
    const isBad = answer.metric === "nps" ? isDetractor({ goodness: share }) : share < LOWEST_THIRD;
    last.set(answer.metric, { answer, day, ms, share, isBad });
  });
  return [...last.values()];
}
