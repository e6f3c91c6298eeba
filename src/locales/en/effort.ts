import type { EffortReasons } from "../../evidence/reasons/effort.js";
import type { Words } from "../locale.js";

/** English for the effort domain. */
export const effort: Words<EffortReasons> = {};
