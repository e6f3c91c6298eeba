import { day, fields, number, text } from "./fields.js";

/** Strict schema of a `Purchase`: unknown fields are refused, and so are numbers written as text. */
export const purchaseSchema = fields({
  accountId: text.exactOptional(),
  on: day,
  amount: number.exactOptional(),
  productId: text.exactOptional(),
  quantity: number.exactOptional(),
});
