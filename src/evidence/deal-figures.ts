import { figure } from "./figure.js";
import type { AssumptionsOf } from "./preset-of.js";

/** For how long an open deal is believed in. */
export const dealFigures = () => ({
  "reviews.dealDays": figure(
    30,
    "days before an open deal is expected to close from which it asks for a review, and days after it beyond which no one believes in the deal",
    "judgment",
    "accounts with an open deal",
    "stated judgment: a month leaves two weeks to find a day, and two before the deal closes to change an offer; one that is open a month after its day was mostly forgotten",
  ),
});

/** The figures of that table as assumptions. */
export type DealAssumptions = AssumptionsOf<typeof dealFigures>;
