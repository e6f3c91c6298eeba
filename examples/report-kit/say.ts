import { hi } from "./phrases/hi.js";
import { km } from "./phrases/km.js";
import { lo } from "./phrases/lo.js";
import type { Phrase } from "./phrases/phrase.js";

/** Says a phrase of the report in its language, with values for the names in braces. */
export type Say = (phrase: Phrase, values?: Record<string, string | number>) => string;

const translated: Record<string, Record<Phrase, string>> = { hi, km, lo };

/** The report's own phrases in a language; English where there are none. */
export function sayIn(language: string): Say {
  const phrases = translated[language];
  return (phrase, values = {}) => {
    const said = (phrases?.[phrase] ?? phrase).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
    // A book without a currency leaves its place in a phrase empty.
    return Object.values(values).includes("") ? said.replace(/ {2,}/g, " ").replace(/,\s*$/, "").trim() : said;
  };
}
