/** Reason codes of the loyalty domain, with their parameters. */
export type LoyaltyReasons = Record<never, never>;
