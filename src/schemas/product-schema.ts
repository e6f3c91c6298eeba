import { count, day, fields, list, notNegative, oneOf, share, text, truth, unknownable } from "./fields.js";

/** Strict schema of a `Product`: unknown fields are refused, and so are numbers written as text. */
export const productSchema = fields({
  id: text,
  price: notNegative,
  margin: unknownable(share),
  lifespanMonths: unknownable(count.min(1, "must be at least 1")),
  requires: unknownable(list(text)),
  addOnTo: unknownable(list(text)),
  segments: unknownable(list(text)),
  kind: unknownable(oneOf("product", "service-contract", "option")),
  discontinued: unknownable(truth),
  soldFrom: unknownable(day),
  family: unknownable(text),
  replaces: unknownable(list(text)),
});
