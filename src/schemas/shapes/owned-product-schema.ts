import { day, fields, notNegative, text, unknownable } from "./fields.js";

/** Strict schema of an `OwnedProduct`: unknown fields are refused, and so are numbers written as text. */
export const ownedProductSchema = fields({
  productId: text,
  purchasedOn: day,
  quantity: unknownable(notNegative),
  warrantyEndsOn: unknownable(day),
  maintenanceHoursPerYear: unknownable(notNegative),
});
