import { contract } from "../../reading/record-kinds.js";
import { day, fields, notNegative, oneOf, text, truth, unknownable } from "./fields.js";

/** Strict schema of a `Contract`: unknown fields are refused, and so are numbers written as text. */
export const contractSchema = fields(
  {
    id: text,
    productId: unknownable(text),
    startsOn: day,
    endsOn: unknownable(day),
    noticeOn: unknownable(day),
    amount: unknownable(notNegative),
    per: unknownable(oneOf("month", "quarter", "year")),
    autoRenews: unknownable(truth),
    renewedFrom: unknownable(text),
    status: unknownable(oneOf("draft", "active", "cancelled", "expired")),
  },
  contract,
);
