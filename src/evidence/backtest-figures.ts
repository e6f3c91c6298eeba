import { figure } from "./figure.js";
import type { AssumptionsOf } from "./preset-of.js";

/** How much must have happened before a back-test says anything. */
export const backtestFigures = () => ({
  "backtest.enoughOutcomes": figure(
    100,
    "accounts",
    "unverified",
    "the rarer of both outcomes in samples by which models of a yes or no were validated",
    "Vergouwe, Steyerberg, Eijkemans & Habbema (2005), Journal of Clinical Epidemiology 58: at least 100 of each",
  ),
  "backtest.seasonShift": figure(
    0.1,
    "share",
    "judgment",
    "difference between the shares of accounts that bought in the window judged and in the one before",
    "stated judgment: from one tenth on, rules learned in the one are off in the other whatever they are",
  ),
  "backtest.boundaryError": figure(
    1,
    "standard errors a parameter",
    "judgment",
    "relative standard error from which a parameter of a purchase model counts as not decided by the purchases",
    "stated judgment: one that could as well be near 0 lies near the boundary of what the model allows",
  ),
  "backtest.neverClosedShare": figure(
    0.1,
    "share",
    "judgment",
    "tickets older than a year that are open still",
    "stated judgment: so many are tickets that nobody closed rather than problems that nobody solved",
  ),
});

/** The figures of this table as assumptions. */
export type BacktestAssumptions = AssumptionsOf<typeof backtestFigures>;
