import type { PortfolioReasons } from "../../evidence/reasons/portfolio.js";
import type { Words } from "../locale.js";

/** English for the portfolio domain. */
export const portfolio: Words<PortfolioReasons> = {};
