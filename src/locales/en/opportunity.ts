import type { OpportunityReasons } from "../../reasons/codes/opportunity.js";
import type { DomainWords } from "../not-translated.js";
import { amount, count, moneyIn, percents } from "./terms.js";

const STATES = { prospect: "is not a customer yet", lapsed: "has lapsed", lost: "is lost" };

/** English for the opportunity domain. */
export const opportunity: DomainWords<OpportunityReasons> = {
  "opportunity.low.lacks-means": ({ owned }) =>
    owned === 0 ? "cannot afford a product" : `owns ${count(owned, "product")} and cannot afford another`,
  "opportunity.low.owns-everything": ({ owned, horizonMonths }) =>
    `owns ${count(owned, "product")}; no other can be sold to it, and none falls due within ${count(horizonMonths, "month")}`,
  "opportunity.low.nothing-sold": () => "no product is known that is sold to it",
  "opportunity.high.few-owned": ({ owned, left }) =>
    `owns only ${count(owned, "product")} and can afford more; could still buy ${count(left, "product")}`,
  "opportunity.medium.nothing-bought": ({ left }) =>
    `has bought nothing yet; could still buy ${count(left, "product")}`,
  "opportunity.medium.nothing-owned": ({ left }) => `has no product on record; could buy ${count(left, "product")}`,
  "opportunity.medium.ownership-unknown": ({ left }) =>
    `what it owns is not known; could buy ${count(left, "product")} at most`,
  "opportunity.medium.too-few-owned": ({ owned, least, left }) =>
    `owns ${count(owned, "product")}, and a high opportunity takes ${amount(least)}; could still buy ${count(left, "product")}`,
  "opportunity.medium.many-owned": ({ owned, left }) =>
    `owns ${count(owned, "product")} already; could still buy ${count(left, "product")}`,
  "opportunity.medium.means-unknown": ({ owned, left }) =>
    `owns ${count(owned, "product")}; whether it can afford more is not known; could still buy ${count(left, "product")}`,
  "opportunity.medium.lacks-means": ({ owned }) => `owns ${count(owned, "product")} and cannot afford more now`,
  "opportunity.medium.lapsed": ({ owned, left, state }) =>
    `owns ${count(owned, "product")} and ${STATES[state]}; could still buy ${count(left, "product")}`,
  "opportunity.medium.unlikely": ({ owned, left, chance, least }) => {
    const [its, bar] = percents(chance, least);
    return `owns ${count(owned, "product")}; its chance of buying, ${its}, is below ${bar}; could still buy ${count(left, "product")}`;
  },
  "opportunity.means.covered": ({ budget, cheapest }, currency) =>
    `a budget of ${moneyIn(currency, budget)} covers the cheapest offer, ${moneyIn(currency, cheapest)}`,
  "opportunity.means.short": ({ budget, cheapest }, currency) =>
    `a budget of ${moneyIn(currency, budget)} does not cover the cheapest offer, ${moneyIn(currency, cheapest)}`,
  "opportunity.means.budget": ({ budget }, currency) =>
    `has a budget of ${moneyIn(currency, budget)}, and no offer to spend it on`,
  "opportunity.means.stated": ({ resources }) => `its resources are stated as ${resources}`,
  "opportunity.means.estimated": ({ spent }, currency) =>
    `the budget is estimated from ${moneyIn(currency, spent)} spent in the last 12 months`,
  "opportunity.means.earlier-year": ({ spent, until }, currency) =>
    `the budget is estimated from ${moneyIn(currency, spent)} spent in the year to ${until}, more than in other years`,
  "opportunity.means.contracts": ({ spent }, currency) =>
    `the budget is estimated from ${moneyIn(currency, spent)} a year that it pays under contracts`,
  "opportunity.means.nothing-spent": () => "it spent nothing in the last 12 months, so no budget for more is assumed",
  "opportunity.means.nothing-in-years": ({ years }) =>
    `it spent nothing in the last ${count(years, "year")}, so no budget for more is assumed`,
  "opportunity.means.unknown": () => "whether it can pay is not known",
  "opportunity.ownership.unknown": () => "what it owns was not recorded, so it is treated as owning nothing",
  "opportunity.segment.unknown": () => "its segment is not known; products for some segments only were left out",
  "opportunity.contract.unknown": ({ productId }) =>
    `whether ${productId} would pay is not known: hours of maintenance or the cost of an hour are missing`,
  "opportunity.products.unlisted": ({ products, productId }) =>
    `owned and not in the catalogue: ${count(products, "product")}, among them ${productId}`,
  "opportunity.future-purchases": ({ purchases }) =>
    `left out as not yet made: ${count(purchases, "purchase")} dated later`,
  "opportunity.in-deals": ({ offers }) => `in an open deal already, not offered again: ${amount(offers)}`,
  "opportunity.deals-stale": ({ deals, days }) =>
    `open more than ${count(days, "day")} past the expected day, so that what is in it is offered again: ${count(deals, "deal")}`,
  "opportunity.declined": ({ offers, months }) =>
    `declined within the last ${count(months, "month")} or requiring what was, not offered again yet: ${amount(offers)}`,
  "opportunity.beyond-budget": ({ offers }) =>
    `${count(offers, "product")} it could still buy ${offers === 1 ? "is" : "are"} beyond its budget`,
  "opportunity.chosen.gap": ({ more }, currency) =>
    `another set of offers may be better than the chosen one, by ${moneyIn(currency, more)} at most`,
  "opportunity.uncalibrated": () => "the probabilities are judgments, not yet fitted to your sales",
  "opportunity.offer.whitespace": () => "not owned yet",
  "opportunity.offer.replacement": ({ purchasedOn, dueOn }) =>
    `bought on ${purchasedOn}, due for replacement on ${dueOn}`,
  "opportunity.offer.upgrade": ({ from }) => `succeeds ${from}, which it owns`,
  "opportunity.offer.same-job": ({ from }) => `does the job of ${from}, which it owns and which is no longer sold`,
  "opportunity.offer.pieces": ({ pieces }) => `${count(pieces, "piece")} due together`,
  "opportunity.offer.some-pieces": ({ pieces, due }) =>
    `${count(due, "piece")} due, of which the budget covers ${amount(pieces)}`,
  "opportunity.offer.add-on": ({ to }) => `adds to ${to}, which it owns`,
  "opportunity.offer.service-contract": ({ hours, hourCost, price }, currency) =>
    `spends ${count(hours, "hour")} a year on maintenance at ${moneyIn(currency, hourCost)} an hour, more than the price of ${moneyIn(currency, price)}`,
  "opportunity.offer.requires": ({ productId }) => `needs ${productId} with it`,
  "opportunity.offer.margin-missing": () => "margin not known, so the whole price counts as margin",
};
