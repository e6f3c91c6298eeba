import { day, fields, text } from "./fields.js";

/** Strict schema of an `AccountSignal`: unknown fields are refused. */
export const accountSignalSchema = fields({
  code: text,
  on: day,
  reviewBy: day,
});
