/** Reason codes of the effort domain, with their parameters. */
export type EffortReasons = Record<never, never>;
