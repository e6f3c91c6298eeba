import { figure } from "./figure.js";
import type { AssumptionsOf } from "./preset-of.js";

/** When a book of accounts tells enough for a model of its purchase history. */
export const purchaseFigures = () => ({
  "purchases.leastRepeatBuyers": figure(
    50,
    "accounts with a repeat purchase",
    "judgment",
    "books of accounts whose purchase model the main job fits",
    "stated judgment: about ten for each of the model's four parameters; with fewer the interval says nothing",
  ),
  "purchases.priorDeviation": figure(
    2,
    "standard deviation of the logarithm of each parameter round a neutral start",
    "judgment",
    "the prior of the purchase and spend models that the main job fits",
    "stated judgment: a factor of seven either way, which some hundred accounts outweigh; without it a book that nobody leaves has no maximum",
  ),
});

/** The figures of this table as assumptions. */
export type PurchaseAssumptions = AssumptionsOf<typeof purchaseFigures>;
