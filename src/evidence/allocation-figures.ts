import { figure } from "./figure.js";
import type { AssumptionsOf } from "./preset-of.js";

/** How often a customer is worth reviewing; judgments until measured by an experiment of one's own. */
export const allocationFigures = () => ({
  "reviews.furtherShare": figure(
    0.5,
    "share of a review's effect that the next one in the same year still has",
    "judgment",
    "accounts of any kind",
    "stated judgment: returns diminish, and no public figure says how fast; with a half, four reviews a year bring 1.9 times as much as one; measure your own by an experiment",
  ),
  "reviews.effectDeviation": figure(
    1,
    "standard deviation of each effect of a review before it was measured, as a share of the effect",
    "judgment",
    "accounts of any kind",
    "stated judgment: the effects are guesses, so none and twice as much lie one deviation away; some hundred outcomes of an experiment outweigh it",
  ),
});

/** The figures of this table as assumptions. */
export type AllocationAssumptions = AssumptionsOf<typeof allocationFigures>;
