import type { PortfolioReasons } from "../../evidence/reasons/portfolio.js";
import type { Words } from "../locale.js";

/** English for the portfolio domain. */
export const portfolio: Words<PortfolioReasons> = {
  "portfolio.effort.tickets-unknown": () => "no tickets were given, so effort is unknown",
  "portfolio.effort.no-tickets": () => "no problem was reported",
};
