import type { Locale } from "../locale.js";
import { opportunity } from "./opportunity.js";

/** English. */
export const en: Locale = {
  language: "en",
  words: { ...opportunity },
};
