import { survey } from "../../reading/record-kinds.js";
import { fields, instant, number, oneOf, text, truth, unknownable } from "./fields.js";

/** Strict schema of a `SurveyAnswer`: unknown fields are refused, and so are numbers written as text. */
export const surveyAnswerSchema = fields(
  {
    accountId: unknownable(text),
    at: instant,
    metric: oneOf("ces", "csat", "nps"),
    score: number,
    scale: fields({ min: number, max: number, higherIsBetter: truth }),
    ticketId: unknownable(text),
    contactId: unknownable(text),
  },
  survey,
);
