import { corrected, figure } from "./figure.js";
import type { AssumptionsOf } from "./preset-of.js";

/** What winning a customer costs. */
export const acquisitionFigures = () => ({
  "money.acquisitionToRetention": corrected<{ least: number; typical: number | null; most: number }>(
    { published: { least: 5, typical: null, most: 25 }, cautious: { least: 2, typical: 5, most: 20 } },
    "times the cost of keeping a customer",
    "unverified",
    'any industry, "depending on the study"',
    "HBR web article 2014, no data set found; corrected by Goodman",
  ),
});

/** What loyal customers are worth, and what winning one costs. */
export const moneyFigures = () => ({
  "money.loyalWorth.multiple": figure(
    10,
    "times the first purchase: a ceiling, never an average",
    "unverified",
    "loyal customers",
    "attributed to the White House Office of Consumer Affairs, elsewhere to others",
  ),
  ...acquisitionFigures(),
  "money.acquisitionToRetention.carSales": figure(
    7,
    "times the cost of keeping a customer",
    "unverified",
    "car dealers",
    "quoted in the trade; no source found",
  ),
  "money.existingSpendMore": figure(
    0.67,
    "share more than in their first six months",
    "secondary",
    "quoted for car sales, the wrong sector: in fact repeat online-clothing buyers, months 31–36 (groceries 0.23)",
    "Bain / Mainspring 2000",
  ),
});

/** The figures of this table as assumptions. */
export type MoneyAssumptions = AssumptionsOf<typeof moneyFigures>;
