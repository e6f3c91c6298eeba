import { figure, type Figure } from "./figure.js";
import type { AssumptionsOf } from "./preset-of.js";

const standing = (value: number, unit: string, why: string): Figure<number> =>
  figure(value, unit, "judgment", "accounts with a purchase", `stated judgment: ${why}`);

/** When a customer counts as slowing, lapsed or lost. */
export const standingFigures = () => ({
  "standing.chanceDays": standing(
    180,
    "days within which the chance of buying counts",
    "half a year, in which a customer of almost any trade would have bought",
  ),
  "standing.lapsedGaps": standing(
    4,
    "silence, in the account's own gaps between purchases, shrunk to the book's",
    "silence in gaps alone is wrong: at a wholesaler 30% to 48% of such accounts still bought, so the chance must be low as well",
  ),
  "standing.lapsedChance": standing(
    0.1,
    "chance of buying, below which a silent account has lapsed",
    "of CDNOW's accounts that were below it and had been silent for a year 3% bought within the next 90 days",
  ),
  "standing.lapsedDays": standing(
    365,
    "least days of silence of an account that has lapsed",
    "a year holds every season in which it might have bought; of a few heavy buyers at CDNOW who were as unlikely to buy after half a year 20% to 36% came back",
  ),
  "standing.lostGaps": standing(
    8,
    "silence, in the account's own gaps between purchases, shrunk to the book's",
    "twice the silence of one that has lapsed",
  ),
  "standing.lostChance": standing(0.05, "chance of buying, below which a silent account is lost", "half of lapsed"),
  "standing.lostDays": standing(
    730,
    "least days of silence of an account that is lost",
    "two years: it has left out every season twice",
  ),
});

/** The figures of this table as assumptions. */
export type StandingAssumptions = AssumptionsOf<typeof standingFigures>;
