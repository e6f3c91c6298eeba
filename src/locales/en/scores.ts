import type { MeasuresReasons } from "../../reasons/codes/measures.js";
import type { ScorecardReasons } from "../../reasons/codes/scorecard.js";
import type { DomainWords } from "../not-translated.js";
import { amount, percent } from "./terms.js";

/** English for the scorecard domain. */
export const scorecard: DomainWords<ScorecardReasons> = {
  "scorecard.unknown": ({ factor }) => `${factor} is not known and was left out`,
  "scorecard.out-of-bounds": ({ factor, value }) => `${factor} cannot be ${amount(value)} and was left out`,
  "scorecard.insufficient-data": ({ coverage, minimum }) =>
    `insufficient data: ${percent(coverage)} of the weight is known, ${percent(minimum)} are needed`,
};

/** English for the measures domain. */
export const measures: DomainWords<MeasuresReasons> = {
  "measures.asked-lately": ({ on, from }) => `was asked on ${on} and may be asked again from ${from}`,
  "measures.ask-do-not-contact": () => "they do not want to be contacted",
  "measures.ask-not-by": ({ channel }) => `they have not agreed to ${channel}`,
  "measures.ask-left": () => "they have left",
};
