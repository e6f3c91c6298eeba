/** Reason codes of the scorecard domain, with their parameters. */
export type ScorecardReasons = Record<never, never>;
