/** Reason codes of the opportunity domain, with their parameters. */
export interface OpportunityReasons {
  /** Low: at most one product, and no means for another. */
  "opportunity.low.lacks-means": { owned: number };
  /** Low: owns everything it is eligible for, and nothing falls due. */
  "opportunity.low.owns-everything": { owned: number; horizonMonths: number };
  /** Low: no product is sold to it on the day: the catalogue is empty, or has nothing for its segment. */
  "opportunity.low.nothing-sold": { owned: number };
  /** High: owns only a little, has means, and something is left to buy. */
  "opportunity.high.few-owned": { owned: number; left: number };
  /** Medium: nothing bought yet, so that no trust is proven. */
  "opportunity.medium.nothing-bought": { left: number };
  /** Medium: it owns nothing, though it bought something, or no one knows what it bought. */
  "opportunity.medium.nothing-owned": { left: number };
  /** Medium: no one recorded what it owns or bought. */
  "opportunity.medium.ownership-unknown": { left: number };
  /** Medium: less is owned than the policy asks of a high level. */
  "opportunity.medium.too-few-owned": { owned: number; least: number; left: number };
  /** Medium: more is owned than counts as a little, and something is left to buy. */
  "opportunity.medium.many-owned": { owned: number; left: number };
  /** Medium: its means are not known. */
  "opportunity.medium.means-unknown": { owned: number; left: number };
  /** Medium: several products, and no means for another. */
  "opportunity.medium.lacks-means": { owned: number };
  /** Medium: a little bought and means, but it is not a customer yet, or hardly one any more. */
  "opportunity.medium.lapsed": { owned: number; left: number; state: "prospect" | "lapsed" | "lost" };
  /** Medium: a little bought and means, but its chance of buying is lower than a high account's. */
  "opportunity.medium.unlikely": { owned: number; left: number; chance: number; least: number };

  /** The budget covers the cheapest offer. */
  "opportunity.means.covered": { budget: number; cheapest: number };
  /** The budget does not cover the cheapest offer. */
  "opportunity.means.short": { budget: number; cheapest: number };
  /** No offer is open that the budget could be compared with. */
  "opportunity.means.budget": { budget: number };
  /** Its resources were stated. */
  "opportunity.means.stated": { resources: string };
  /** The budget is an estimate from what it spent in the last 12 months. */
  "opportunity.means.estimated": { spent: number };
  /** The same from an earlier year, the one to `until`, in which it spent the most of the years that count. */
  "opportunity.means.earlier-year": { spent: number; until: string };
  /** The same from what it pays in a year under contracts that run, which is more. */
  "opportunity.means.contracts": { spent: number };
  /** It spent nothing in the last 12 months, so that it is taken to have no money for more. */
  "opportunity.means.nothing-spent": Record<never, never>;
  /** The same of as many years, where more than one counts. */
  "opportunity.means.nothing-in-years": { years: number };
  /** Neither budget nor resources are known, and nothing to estimate them from. */
  "opportunity.means.unknown": Record<never, never>;

  /** No one recorded what it owns; it was taken to own nothing. */
  "opportunity.ownership.unknown": Record<never, never>;
  /** Its segment is not known, so that products for some segments only were left out. */
  "opportunity.segment.unknown": Record<never, never>;
  /** Not known whether the contract would pay: hours of maintenance or the cost of an hour are missing. */
  "opportunity.contract.unknown": { productId: string };
  /** Owned, and not in the catalogue: they count as owned, and nothing is known of their price and life. */
  "opportunity.products.unlisted": { products: number; productId: string };
  /** Purchases dated after the day asked about, which have not happened yet. */
  "opportunity.future-purchases": { purchases: number };
  /** Products it could still buy, but for its budget. */
  "opportunity.beyond-budget": { offers: number };
  /** Products in an open deal already, or that require one of those: they are not offered again. */
  "opportunity.in-deals": { offers: number };
  /** Products of a deal that was lost within these months, or that require one of those: they are not offered again yet. */
  "opportunity.declined": { offers: number; months: number };
  /** Open deals that are this many days past their expected day; their products are offered again. */
  "opportunity.deals-stale": { deals: number; days: number };
  /** The chosen offers may not be the best set; another one could be worth at most so much more. */
  "opportunity.chosen.gap": { more: number };
  /** The probabilities are judgments, not fitted to sales. */
  "opportunity.uncalibrated": Record<never, never>;

  /** Not owned, and eligible for. */
  "opportunity.offer.whitespace": Record<never, never>;
  /** Owned, and reaching the end of its life. */
  "opportunity.offer.replacement": { purchasedOn: string; dueOn: string };
  /** Succeeds something owned. */
  "opportunity.offer.upgrade": { from: string };
  /** It does the job of something owned that is not sold any more. */
  "opportunity.offer.same-job": { from: string };
  /** This many pieces are due, and are replaced together. */
  "opportunity.offer.pieces": { pieces: number };
  /** How many of the pieces that are due can be paid. */
  "opportunity.offer.some-pieces": { pieces: number; due: number };
  /** Adds to something owned. */
  "opportunity.offer.add-on": { to: string };
  /** The hours spent on maintenance cost more than the contract, a year. */
  "opportunity.offer.service-contract": { hours: number; hourCost: number; price: number };
  /** Sells only together with this one, which is not owned yet. */
  "opportunity.offer.requires": { productId: string };
  /** Its margin is not known; the whole price was counted. */
  "opportunity.offer.margin-missing": Record<never, never>;
}
