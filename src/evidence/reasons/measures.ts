/** Reason codes of the measures domain, with their parameters. */
export type MeasuresReasons = Record<never, never>;
