import type { ScorecardReasons } from "../../reasons/codes/scorecard.js";
import type { DomainWords } from "../not-translated.js";
import { amount } from "./amount.js";
import { percent } from "./percent.js";

/** Khmer for the scorecard domain. */
export const scorecard: DomainWords<ScorecardReasons> = {
  "scorecard.unknown": ({ factor }) => `មិនដឹង ${factor} ដូច្នេះត្រូវបានទុកចោល`,
  "scorecard.out-of-bounds": ({ factor, value }) => `${factor} មិនអាចស្មើ ${amount(value)} ទេ ដូច្នេះត្រូវបានទុកចោល`,
  "scorecard.insufficient-data": ({ coverage, minimum }) =>
    `ទិន្នន័យមិនគ្រប់គ្រាន់៖ ដឹងតែ ${percent(coverage)} នៃទម្ងន់ ត្រូវការ ${percent(minimum)}`,
};
