/** The published figures behind the defaults. */
export type { Assumption, Grade } from "./assumption.js";
export {
  type AssumptionKey,
  type AssumptionOverrides,
  assumptions,
  type Assumptions,
  type AssumptionValue,
} from "./assumptions.js";
export type { AssumptionPreset } from "./preset-of.js";
export type { ReviewInterval } from "./review-figures.js";
export type { LoyaltyAssumptions } from "./loyalty-figures.js";
export type { AssumptionsOf, FigureTable, FigureValue } from "./preset-of.js";
export type { Figure } from "./figure.js";
export type { PurchaseAssumptions } from "./purchase-figures.js";
export type { WordOfMouthAssumptions } from "./word-of-mouth-figures.js";
