import type { MeasuresReasons } from "../../reasons/codes/measures.js";
import type { ScorecardReasons } from "../../reasons/codes/scorecard.js";
import type { DomainWords } from "../not-translated.js";
import { amount, date, percent } from "./terms.js";

/** Khmer for the scorecard domain. */
export const scorecard: DomainWords<ScorecardReasons> = {
  "scorecard.unknown": ({ factor }) => `មិនដឹង ${factor} ដូច្នេះត្រូវបានទុកចោល`,
  "scorecard.out-of-bounds": ({ factor, value }) => `${factor} មិនអាចស្មើ ${amount(value)} ទេ ដូច្នេះត្រូវបានទុកចោល`,
  "scorecard.insufficient-data": ({ coverage, minimum }) =>
    `ទិន្នន័យមិនគ្រប់គ្រាន់៖ ដឹងតែ ${percent(coverage)} នៃទម្ងន់ ត្រូវការ ${percent(minimum)}`,
};

/** Khmer for the measures domain. */
export const measures: DomainWords<MeasuresReasons> = {
  "measures.asked-lately": ({ on, from }) => `បានសួរនៅថ្ងៃទី ${date(on)} ហើយអាចសួរម្តងទៀតចាប់ពីថ្ងៃទី ${date(from)}`,
  "measures.ask-do-not-contact": () => "អតិថិជនមិនចង់ឱ្យទាក់ទងទេ",
  "measures.ask-not-by": ({ channel }) => `អតិថិជនមិនបានយល់ព្រមឱ្យទាក់ទងតាម ${channel} ទេ`,
  "measures.ask-left": () => "បុគ្គលនេះបានចាកចេញហើយ",
};
