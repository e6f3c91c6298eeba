/**
 * The words in English.
 * @module retention-kit/locales/en
 */
import type { Locale } from "../locale.js";
import { notTranslated } from "../not-translated.js";
import { allocation } from "./allocation.js";
import { backtest } from "./backtest.js";
import { conversation } from "./conversation.js";
import { effort } from "./effort.js";
import { loyalty } from "./loyalty.js";
import { measures, scorecard } from "./scores.js";
import { opportunity } from "./opportunity.js";
import { planning, slots } from "./planning.js";
import { portfolio } from "./portfolio.js";
import { purchases } from "./purchases.js";
import { reviews } from "./reviews.js";
import { value } from "./value.js";
import { wordOfMouth } from "./word-of-mouth.js";

/** English. */
export const en: Locale = {
  language: "en",
  words: {
    ...notTranslated,
    ...scorecard,
    ...opportunity,
    ...effort,
    ...purchases,
    ...value,
    ...wordOfMouth,
    ...loyalty,
    ...reviews,
    ...planning,
    ...slots,
    ...conversation,
    ...portfolio,
    ...backtest,
    ...measures,
    ...allocation,
  },
};
