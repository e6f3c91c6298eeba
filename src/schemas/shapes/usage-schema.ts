import { day, fields, notNegative, text, unknownable } from "./fields.js";

/** Strict schema of a `Usage`: unknown fields are refused, and so are numbers written as text. */
export const usageSchema = fields({
  on: day,
  value: notNegative,
  of: unknownable(notNegative),
  measure: unknownable(text),
});
