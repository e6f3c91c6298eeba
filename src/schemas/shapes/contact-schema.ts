import { contactPreferencesSchema } from "./contact-preferences-schema.js";
import { dayOrTruth, fields, oneOf, text, truth, unknownable } from "./fields.js";

/** Strict schema of a `Contact`: unknown fields are refused. */
export const contactSchema = fields({
  id: text,
  role: unknownable(text),
  influence: unknownable(oneOf("low", "medium", "high")),
  left: unknownable(dayOrTruth),
  preferences: unknownable(contactPreferencesSchema),
  friendly: unknownable(truth),
});
