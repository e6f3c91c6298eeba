import type { WordOfMouthReasons } from "../../evidence/reasons/word-of-mouth.js";
import type { Words } from "../locale.js";

/** English for the word-of-mouth domain. */
export const wordOfMouth: Words<WordOfMouthReasons> = {};
