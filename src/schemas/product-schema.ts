import { count, day, fields, list, notNegative, oneOf, share, text, truth } from "./fields.js";

/** Strict schema of a `Product`: unknown fields are refused, and so are numbers written as text. */
export const productSchema = fields({
  id: text,
  price: notNegative,
  margin: share.nullish(),
  lifespanMonths: count.min(1, "must be at least 1").nullish(),
  requires: list(text).nullish(),
  addOnTo: list(text).nullish(),
  segments: list(text).nullish(),
  kind: oneOf("product", "service-contract", "option").nullish(),
  discontinued: truth.nullish(),
  soldFrom: day.nullish(),
  family: text.nullish(),
  replaces: list(text).nullish(),
});
