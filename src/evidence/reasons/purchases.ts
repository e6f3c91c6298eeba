/** Reason codes of the purchases domain, with their parameters. */
export type PurchasesReasons = Record<never, never>;
