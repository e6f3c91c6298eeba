import { z } from "zod";
import { contactPreferencesSchema } from "./contact-preferences-schema.js";
import { day, fields, oneOf, text, truth } from "./fields.js";

/** Strict schema of a `Contact`: unknown fields are refused. */
export const contactSchema = fields({
  id: text,
  role: text.nullish(),
  influence: oneOf("low", "medium", "high").nullish(),
  left: z.union([day, truth], "must be a day, true or false").nullish(),
  preferences: contactPreferencesSchema.nullish(),
  friendly: truth.nullish(),
});
