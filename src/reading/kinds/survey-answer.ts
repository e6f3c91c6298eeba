import type { SurveyAnswer } from "../../records/account/survey-answer.js";
import { instant, number, object, truth, type RecordKind } from "../field.js";
import { TEXT, type FieldsOf, type Fields } from "./row-rules.js";

/** @internal */
export const survey: RecordKind = {
  fields: {
    accountId: TEXT,
    at: { fault: instant, required: true },
    metric: { words: ["ces", "csat", "nps"], required: true },
    score: { fault: number, required: true },
    scale: { fault: object, required: true },
    ticketId: TEXT,
    contactId: TEXT,
  } satisfies FieldsOf<SurveyAnswer>,
  whole: ({ score, scale }) => {
    const { min, max, higherIsBetter } = scale as Fields;
    const fault = number(min) ?? number(max);
    if (fault !== null) return { path: number(min) === null ? "scale.max" : "scale.min", rule: fault };
    const direction = truth(higherIsBetter);
    if (direction !== null) return { path: "scale.higherIsBetter", rule: direction };
    if ((min as number) >= (max as number)) return { path: "scale.max", rule: "must be above min" };
    return (score as number) >= (min as number) && (score as number) <= (max as number)
      ? null
      : { path: "score", rule: "must lie on its scale" };
  },
};
