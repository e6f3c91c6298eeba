import type { MeasuresReasons } from "../../reasons/codes/measures.js";
import type { ScorecardReasons } from "../../reasons/codes/scorecard.js";
import type { DomainWords } from "../not-translated.js";
import { amount, date, percent } from "./terms.js";

/** Hindi for the scorecard domain. */
export const scorecard: DomainWords<ScorecardReasons> = {
  "scorecard.unknown": ({ factor }) => `${factor} पता नहीं, इसलिए छोड़ा गया`,
  "scorecard.out-of-bounds": ({ factor, value }) => `${factor} का मान ${amount(value)} नहीं हो सकता, इसलिए छोड़ा गया`,
  "scorecard.insufficient-data": ({ coverage, minimum }) =>
    `जानकारी कम है: भार का ${percent(coverage)} पता है, ${percent(minimum)} चाहिए`,
};

/** Hindi for the measures domain. */
export const measures: DomainWords<MeasuresReasons> = {
  "measures.asked-lately": ({ on, from }) => `${date(on)} को पूछा गया था, और ${date(from)} से फिर पूछा जा सकता है`,
  "measures.ask-do-not-contact": () => "ग्राहक नहीं चाहते कि उनसे संपर्क किया जाए",
  "measures.ask-not-by": ({ channel }) => `ग्राहक ने ${channel} से संपर्क की सहमति नहीं दी है`,
  "measures.ask-left": () => "वे अब वहाँ नहीं हैं",
};
