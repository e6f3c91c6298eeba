import type { PortfolioReasons } from "../../evidence/reasons/portfolio.js";
import type { Words } from "../locale.js";

/** English for the portfolio domain. */
export const portfolio: Words<PortfolioReasons> = {
  "portfolio.effort.tickets-unknown": () => "no tickets were given, so effort is unknown",
  "portfolio.effort.no-tickets": () => "no problem was reported in the last 12 months",
  "portfolio.loyalty.nothing-known": () => "neither tickets nor surveys were given, so loyalty is unknown",
  "portfolio.word-of-mouth.not-projected": () =>
    "word of mouth is not projected here: call projectWordOfMouth with the outcomes of your own tickets",
};
