/** Reason codes of the portfolio domain, with their parameters: why a part of an account's row is empty. */
export interface PortfolioReasons {
  /** No tickets field: what went wrong is unknown, which is not the same as nothing. */
  "portfolio.effort.tickets-unknown": Record<never, never>;
  /** No ticket up to `asOf`. */
  "portfolio.effort.no-tickets": Record<never, never>;
}
