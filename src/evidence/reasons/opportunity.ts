/** Reason codes of the opportunity domain, with their parameters. */
export interface OpportunityReasons {
  /** Low: at most one product, and no means for another. */
  "opportunity.low.lacks-means": { owned: number };
}
