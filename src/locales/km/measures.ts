import type { MeasuresReasons } from "../../reasons/codes/measures.js";
import type { DomainWords } from "../not-translated.js";
import { date } from "./date.js";

/** Khmer for the measures domain. */
export const measures: DomainWords<MeasuresReasons> = {
  "measures.asked-lately": ({ on, from }) => `បានសួរនៅថ្ងៃទី ${date(on)} ហើយអាចសួរម្តងទៀតចាប់ពីថ្ងៃទី ${date(from)}`,
};
