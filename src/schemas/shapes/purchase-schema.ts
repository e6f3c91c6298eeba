import { day, fields, number, text, unknownable } from "./fields.js";

/** Strict schema of a `Purchase`: unknown fields are refused, and so are numbers written as text. */
export const purchaseSchema = fields({
  accountId: unknownable(text),
  on: day,
  amount: unknownable(number),
  productId: unknownable(text),
  quantity: unknownable(number),
});
