import { figure } from "./figure.js";
import type { AssumptionsOf } from "./preset-of.js";

/** Prior chances of a sale and the weights of the opportunity score; judgments until fitted to the user's own sales. */
export const opportunityFigures = () => ({
  "opportunity.probability": figure(
    { whitespace: 0.1, replacement: 0.4, "add-on": 0.2, "service-contract": 0.3 },
    "probability that an offer is bought within the horizon, by the kind of offer",
    "judgment",
    "offers to accounts that can pay for them",
    "stated judgment: a need with a date sells best, then one with a saving, then an addition to what is owned, then something new; fit your own",
  ),
  "opportunity.highAtMostShare": figure(
    0.5,
    "most products that still count as few, as a share of those sold to the segment",
    "judgment",
    "catalogues of more than four products",
    "stated judgment: an account that has bought less than half of what is sold has more to come than one that has half of it already",
  ),
  "opportunity.declinedMonths": figure(
    6,
    "calendar months for which a product of a lost deal is not offered again",
    "judgment",
    "accounts that declined an offer",
    "stated judgment: half the year in which every account should be reviewed, in which a need or a budget can change; sooner the same offer is pestering",
  ),
  "opportunity.budgetYears": figure(
    3,
    "last years of which the one with the most spent tells what an account can pay",
    "judgment",
    "accounts whose budget and resources are not stated",
    "stated judgment: machines and projects are not bought every year, and who paid for one lately can pay again; what was paid longer ago says little about today",
  ),
  "opportunity.pseudoAccounts": figure(
    5,
    "accounts of the mean that stand in front of each count of takers and of owners of two products",
    "judgment",
    "products that few accounts were offered",
    "stated judgment: so few that a product of thirty takers has its own share, so many that one purchase makes no product popular",
  ),
  "opportunity.leastUptakes": figure(
    50,
    "bought offers of the window before that the book's own chances of offers need",
    "judgment",
    "books of accounts with purchases",
    "stated judgment: with fewer, the shares of the products are mostly chance",
  ),
  "opportunity.scoreWeights": figure(
    { reach: 40, means: 30, few: 20, need: 10 },
    "weight of each factor of the opportunity score, adding up to 100",
    "judgment",
    "accounts of any kind",
    "stated judgment: what is left to sell and can be paid for counts most, then the means, then having bought only a little, then a need with a date",
  ),
});

/** The figures of this table as assumptions. */
export type OpportunityAssumptions = AssumptionsOf<typeof opportunityFigures>;
