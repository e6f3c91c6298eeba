import { day, fields, notNegative, text } from "./fields.js";

/** Strict schema of an `OwnedProduct`: unknown fields are refused, and so are numbers written as text. */
export const ownedProductSchema = fields({
  productId: text,
  purchasedOn: day,
  quantity: notNegative.nullish(),
  warrantyEndsOn: day.nullish(),
  maintenanceHoursPerYear: notNegative.nullish(),
});
