/**
 * Everything but schemas, adapters, calendar files and languages, which have entries of their own.
 * @module retention-kit
 */
export { RetentionError } from "./errors.js";
export * from "./allocation/index.js";
export * from "./backtest/index.js";
export * from "./calendar/index.js";
export * from "./conversation/index.js";
export * from "./evidence/index.js";
export * from "./loyalty/index.js";
export * from "./measures/index.js";
export * from "./opportunity/index.js";
export * from "./planner/index.js";
export * from "./portfolio/index.js";
export * from "./purchases/index.js";
export * from "./reasons/index.js";
export * from "./records/index.js";
export * from "./reviews/index.js";
export * from "./scorecard/index.js";
export * from "./service/index.js";
export * from "./value/index.js";
export * from "./word-of-mouth/index.js";
