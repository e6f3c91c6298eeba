import type { Phrase } from "./phrases/phrase.js";

/** What the factors of a tornado of word of mouth are called. */
export const factorLabels: Readonly<Record<string, Phrase>> = {
  wonPerHearer: "probability that a hearer is won",
  lostPerHearer: "probability that a hearer is lost",
  customerValue: "what a customer is worth",
  "wordOfMouth.told.dissatisfied": "people whom the dissatisfied tell",
  "wordOfMouth.told.dissatisfied.moreThan20Share": "share who tell more than 20",
  "wordOfMouth.told.resolved": "people told of a solution",
};
