import type { MeasuresReasons } from "../../reasons/codes/measures.js";
import type { DomainWords } from "../not-translated.js";

/** English for the measures domain. */
export const measures: DomainWords<MeasuresReasons> = {
  "measures.asked-lately": ({ on, from }) => `was asked on ${on} and may be asked again from ${from}`,
};
