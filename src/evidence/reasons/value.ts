/** Reason codes of the value domain, with their parameters. */
export type ValueReasons = Record<never, never>;
