import type { ValueReasons } from "../../evidence/reasons/value.js";
import type { Words } from "../locale.js";

/** English for the value domain. */
export const value: Words<ValueReasons> = {};
