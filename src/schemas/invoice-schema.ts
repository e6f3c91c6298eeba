import { day, fields, number } from "./fields.js";

/** Strict schema of an `Invoice`: unknown fields are refused, and so are numbers written as text. */
export const invoiceSchema = fields({
  dueOn: day,
  paidOn: day.nullish(),
  amount: number,
});
