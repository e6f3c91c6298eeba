export { describe } from "./describe.js";
export type { Locale, Words } from "./locale.js";
