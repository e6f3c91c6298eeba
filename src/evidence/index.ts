/** The published figures behind the defaults. */
export type { Assumption } from "./assumption.js";
export {
  type AssumptionKey,
  type AssumptionOverrides,
  assumptions,
  type Assumptions,
  type AssumptionValue,
} from "./assumptions.js";
export type { AssumptionPreset } from "./preset-of.js";
export type { ReviewInterval } from "./review-figures.js";
