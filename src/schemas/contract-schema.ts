import { day, fields, notNegative, oneOf, text, truth } from "./fields.js";

/** Strict schema of a `Contract`: unknown fields are refused, and so are numbers written as text. */
export const contractSchema = fields({
  id: text,
  productId: text.nullish(),
  startsOn: day,
  endsOn: day.nullish(),
  noticeOn: day.nullish(),
  amount: notNegative.nullish(),
  per: oneOf("month", "quarter", "year").nullish(),
  autoRenews: truth.nullish(),
  renewedFrom: text.nullish(),
  status: oneOf("draft", "active", "cancelled", "expired").nullish(),
}).refine(({ startsOn, endsOn }) => typeof endsOn !== "string" || startsOn <= endsOn, {
  path: ["endsOn"],
  error: "must not lie before startsOn",
});
