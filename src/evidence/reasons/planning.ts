/** Reason codes of the planning domain, with their parameters. */
export type PlanningReasons = Record<never, never>;
