/** Reason codes of the reviews domain, with their parameters. */
export type ReviewsReasons = Record<never, never>;
