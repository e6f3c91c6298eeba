import type { MeasuresReasons } from "../../reasons/codes/measures.js";
import type { Words } from "../locale.js";

/** English for the measures domain. */
export const measures: Words<MeasuresReasons> = {
  "measures.asked-lately": ({ on, from }) => `was asked on ${on} and may be asked again from ${from}`,
};
