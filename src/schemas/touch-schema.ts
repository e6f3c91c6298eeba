import { day, fields, notNegative, oneOf, text } from "./fields.js";

/** Strict schema of a `Touch`: unknown fields are refused, and so are numbers written as text. */
export const touchSchema = fields({
  on: day,
  kind: text,
  sellerId: text.nullish(),
  direction: oneOf("in", "out").nullish(),
  contactId: text.nullish(),
  about: text.nullish(),
  minutes: notNegative.nullish(),
});
