/**
 * How a reason or a message becomes a sentence, and what a locale of your own has to hold.
 * @module retention-kit/locales
 */
export { describe, type DescribeOptions } from "./describe.js";
export type { Locale, Words } from "./locale.js";
