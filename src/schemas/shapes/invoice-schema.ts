import { day, fields, number, unknownable } from "./fields.js";

/** Strict schema of an `Invoice`: unknown fields are refused, and so are numbers written as text. */
export const invoiceSchema = fields({
  dueOn: day,
  paidOn: unknownable(day),
  amount: number,
});
