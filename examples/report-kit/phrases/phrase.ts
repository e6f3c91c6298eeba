import type { km } from "./km.js";

/** A phrase of the report, in English; names in braces stand for values. */
export type Phrase = keyof typeof km;
