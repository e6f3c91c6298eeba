import type { PortfolioReasons } from "../../reasons/codes/portfolio.js";
import type { Words } from "../locale.js";
import { amount } from "./amount.js";
import { count } from "./count.js";
import { percent } from "./percent.js";

/** English for the portfolio domain. */
export const portfolio: Words<PortfolioReasons> = {
  "portfolio.effort.tickets-unknown": () => "no tickets were given, so effort is unknown",
  "portfolio.effort.no-tickets": () => "no problem was reported in the last 12 months",
  "portfolio.loyalty.nothing-known": () => "neither tickets nor surveys nor purchases tell, so loyalty is unknown",
  "portfolio.purchases.unknown": () => "no purchases were given, so what its loss would cost is unknown",
  "portfolio.purchases.none": () => "nothing was bought so far",
  "portfolio.purchases.too-few": ({ accounts, least }) =>
    `no model of when accounts buy: ${count(accounts, "account")} with a repeat purchase, and it takes ${amount(least)}`,
  "portfolio.spend.too-few": ({ accounts, least }) =>
    `no model of what accounts spend: ${count(accounts, "account")} with the amount of a repeat purchase, and it takes ${amount(least)}`,
  "portfolio.value-at-risk.unknown": () => "value at risk is unknown, because nobody can tell what it will spend",
  "portfolio.value-at-risk.loss-from-purchases": () =>
    "no tickets or surveys were given, so the probability of loss comes from its purchases alone",
  "portfolio.value-at-risk.model-taken-as-sure": () =>
    "the model of its purchases does not tell its own doubt, so the bounds leave that out",
  "portfolio.word-of-mouth.tickets-unknown": () =>
    "no account's tickets were given, so nobody knows who has a problem to tell of",
  "portfolio.word-of-mouth.silent": ({ silent, reported, complainShare }) =>
    `${percent(complainShare)} of customers with a problem report it: beside the ${amount(reported)} who did, ${amount(silent)} are taken to have kept silent`,
  "portfolio.word-of-mouth.undecided": ({ accounts }) =>
    `${count(accounts, "account")} with a problem that is not yet decided, or of which nobody knows how it ended, left out`,

  "portfolio.action.hold-review": ({ minutes }) => `hold the review, ${count(minutes, "minute")}`,
  "portfolio.action.solve-problem": ({ topic }) => `get the problem with ${topic} solved, and tell them how far it is`,
  "portfolio.action.rescue": () => "call before they leave, and ask what it is about",
  "portfolio.action.follow-up": () => "follow up the sale",
  "portfolio.action.remind": () => "remind them",
  "portfolio.action.invite": () => "invite them to a review",
  "portfolio.action.booked-on": ({ on }) => `the plan has their review on ${on}`,
  "portfolio.action.review-without-day": ({ latestOn }) =>
    `a review is due by ${latestOn}, and the plan has no day for it`,
};
