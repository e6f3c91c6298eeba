import { day, fields, number, text } from "./fields.js";

/** Strict schema of a `Purchase`: unknown fields are refused, and so are numbers written as text. */
export const purchaseSchema = fields({
  accountId: text.nullish(),
  on: day,
  amount: number.nullish(),
  productId: text.nullish(),
  quantity: number.nullish(),
});
