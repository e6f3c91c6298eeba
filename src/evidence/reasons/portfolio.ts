/** Reason codes of the portfolio domain, with their parameters: why a part is empty. */
export interface PortfolioReasons {
  /** No tickets field: what went wrong is unknown, which is not the same as nothing. */
  "portfolio.effort.tickets-unknown": Record<never, never>;
  /** No ticket in the year up to `asOf`. */
  "portfolio.effort.no-tickets": Record<never, never>;
  /** Neither tickets nor surveys: nothing tells what the customer went through. */
  "portfolio.loyalty.nothing-known": Record<never, never>;
  /** The main job does not turn tickets into the outcomes of a word-of-mouth cohort; the caller can. */
  "portfolio.word-of-mouth.not-projected": Record<never, never>;
}
