import { day, fields, list, notNegative, oneOf, share, text } from "./fields.js";

const dealLine = fields({
  productId: text,
  quantity: notNegative.nullish(),
  amount: notNegative.nullish(),
});

/** Strict schema of a `Deal`: unknown fields are refused, and so are numbers written as text. */
export const dealSchema = fields({
  id: text,
  status: oneOf("open", "won", "lost"),
  stage: text.nullish(),
  amount: notNegative.nullish(),
  probability: share.nullish(),
  openedOn: day.nullish(),
  expectedCloseOn: day.nullish(),
  closedOn: day.nullish(),
  products: list(dealLine).nullish(),
  sellerId: text.nullish(),
});
