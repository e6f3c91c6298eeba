import { fields, instant, number, oneOf, text, truth, unknownable } from "./fields.js";

const scale = fields({ min: number, max: number, higherIsBetter: truth }).refine(({ min, max }) => min < max, {
  path: ["max"],
  error: "must be above min",
});

/** Strict schema of a `SurveyAnswer`: unknown fields are refused, and so are numbers written as text. */
export const surveyAnswerSchema = fields({
  accountId: unknownable(text),
  at: instant,
  metric: oneOf("ces", "csat", "nps"),
  score: number,
  scale,
  ticketId: unknownable(text),
  contactId: unknownable(text),
}).refine(({ score, scale: { min, max } }) => score >= min && score <= max, {
  path: ["score"],
  error: "must lie on its scale",
});
