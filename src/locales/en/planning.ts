import type { PlanningReasons } from "../../evidence/reasons/planning.js";
import type { Words } from "../locale.js";

/** English for the planning domain. */
export const planning: Words<PlanningReasons> = {};
