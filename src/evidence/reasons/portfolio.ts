/** Reason codes of the portfolio domain, with their parameters. */
export type PortfolioReasons = Record<never, never>;
