import { figure } from "./figure.js";
import type { AssumptionsOf } from "./preset-of.js";

/** How late, or how early, a contract is renewed. */
export const contractFigures = () => ({
  "contracts.renewalWindowDays": figure(
    60,
    "days before and after the end of a contract within which one of the same product that begins renews it; a quarter of its term at most",
    "judgment",
    "contracts that do not say which one they renewed",
    "stated judgment: renewals are signed some weeks late or early, and what begins two months after an end is a new sale; where terms are short, a quarter keeps further seats in mid-term apart",
  ),
  "contracts.renewedLate": figure(
    0.3,
    "share of the renewals that are signed after the end, evenly over the days of the window",
    "judgment",
    "contracts whose end has passed",
    "stated judgment: advice on renewals asks for 85% to 95% in time, so most firms have fewer; hold it against your own renewals",
  ),
  "contracts.endlessStays": figure(
    0.5,
    "chance that a contract without an end still runs a year later",
    "judgment",
    "contracts that may be left at any time",
    "stated judgment: as of a contract with an end nothing is known, so either is as likely, and one that renews itself each month comes to the same; your own contracts that ended take its place",
  ),
});

/** The figures of that table as assumptions. */
export type ContractAssumptions = AssumptionsOf<typeof contractFigures>;
