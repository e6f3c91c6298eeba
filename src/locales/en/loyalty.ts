import type { LoyaltyReasons } from "../../evidence/reasons/loyalty.js";
import type { Words } from "../locale.js";

/** English for the loyalty domain. */
export const loyalty: Words<LoyaltyReasons> = {};
