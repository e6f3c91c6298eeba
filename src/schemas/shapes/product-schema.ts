import { day, fields, lifespan, list, oneOf, price, share, text, truth, unknownable } from "./fields.js";

/** Strict schema of a `Product`: unknown fields are refused, and so are numbers written as text. */
export const productSchema = fields({
  id: text,
  price,
  margin: unknownable(share),
  lifespanMonths: unknownable(lifespan),
  requires: unknownable(list(text)),
  addOnTo: unknownable(list(text)),
  segments: unknownable(list(text)),
  kind: unknownable(oneOf("product", "service-contract", "option")),
  discontinued: unknownable(truth),
  soldFrom: unknownable(day),
  family: unknownable(text),
  replaces: unknownable(list(text)),
});
