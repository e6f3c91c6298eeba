import { day, fields, notNegative, oneOf, text, unknownable } from "./fields.js";

/** Strict schema of a `Touch`: unknown fields are refused, and so are numbers written as text. */
export const touchSchema = fields({
  on: day,
  kind: text,
  sellerId: unknownable(text),
  direction: unknownable(oneOf("in", "out")),
  contactId: unknownable(text),
  about: unknownable(text),
  minutes: unknownable(notNegative),
});
