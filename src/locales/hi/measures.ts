import type { MeasuresReasons } from "../../reasons/codes/measures.js";
import type { DomainWords } from "../not-translated.js";
import { date } from "./date.js";

/** Hindi for the measures domain. */
export const measures: DomainWords<MeasuresReasons> = {
  "measures.asked-lately": ({ on, from }) => `${date(on)} को पूछा गया था, और ${date(from)} से फिर पूछा जा सकता है`,
};
