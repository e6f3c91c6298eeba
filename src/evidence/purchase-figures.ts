import { PAID_BACK_SHARE } from "../records/account/kept-pieces.js";
import { figure } from "./figure.js";
import type { AssumptionsOf } from "./preset-of.js";

/** The prior of the chances of buying again. */
export const calibrationFigures = () => ({
  "buysAgain.windowDecay": figure(
    0.7,
    "weight of a window over that of the next later one",
    "judgment",
    "windows of the past",
    "stated judgment: what is nearer is likelier to hold; anything from .5 to 1 did as well",
  ),
  "buysAgain.coefficientDeviation": figure(
    0.5,
    "standard deviation of a coefficient round 0, for a feature of standard deviation 1",
    "judgment",
    "the prior of the calibration",
    "stated judgment: the purchase model stands unless some dozens of accounts speak against it; 1 and 2 did as well with thousands of accounts, and worse with 60 or 150",
  ),
  "buysAgain.levelDeviation": figure(
    0.7,
    "standard deviation of the log odds",
    "judgment",
    "what all windows of a book have in common beside the purchase model",
    "stated judgment: a chance of a half may well be a third or two thirds",
  ),
  "buysAgain.seasonDeviation": figure(
    0.3,
    "standard deviation of the log odds",
    "judgment",
    "windows of one book round their common level",
    "stated judgment: as between quarters of a wholesaler and of a mail-order shop",
  ),
});

/** How evenly customers buy. */
export const rhythmFigures = () => ({
  "buysAgain.leastGapSpread": figure(
    0.1,
    "standard deviation of a customer's gaps over their mean",
    "judgment",
    "books whose customers buy at regular gaps",
    "stated judgment: five weeks of a year, as budgets, holidays and deliveries move an order; a book whose record says less is not believed",
  ),
});

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
  "purchases.habitDays": figure(
    3,
    "days in two years on which a product is bought",
    "judgment",
    "products that last longer than a year",
    "stated judgment: two may be for two sites, or a spare; who buys a machine three times in two years buys them all the time, as a reseller does",
  ),
  "purchases.paidBackShare": figure(
    PAID_BACK_SHARE,
    "share of what its pieces cost, above which a credit takes them back",
    "judgment",
    "credits that name a product; the same for all functions, so that another value in its place changes nothing",
    "stated judgment: what a customer sends back is paid back but for a fee for restocking, and a rebate on what it keeps is seldom half of the price",
  ),
  "buysAgain.horizonDays": figure(
    180,
    "days",
    "judgment",
    "accounts asked whether they buy again",
    "stated judgment: half a year, within which a customer who buys yearly or oftener tells",
  ),
  "buysAgain.windows": figure(
    4,
    "windows of the past",
    "judgment",
    "books whose chance of buying is held against what happened",
    "stated judgment: as many as tell one season from the next; more changed nothing on the histories tried",
  ),
  ...calibrationFigures(),
  ...rhythmFigures(),
  "buysAgain.leastHistoryDays": figure(
    45,
    "days of record before a window",
    "judgment",
    "windows of the past",
    "stated judgment: with less there is no rhythm to learn from",
  ),
});

/** The figures of this table as assumptions. */
export type PurchaseAssumptions = AssumptionsOf<typeof purchaseFigures>;
