import type { ScorecardReasons } from "../../evidence/reasons/scorecard.js";
import type { Words } from "../locale.js";

/** English for the scorecard domain. */
export const scorecard: Words<ScorecardReasons> = {};
