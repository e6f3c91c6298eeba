import type { PurchasesReasons } from "../../evidence/reasons/purchases.js";
import type { Words } from "../locale.js";

/** English for the purchases domain. */
export const purchases: Words<PurchasesReasons> = {};
