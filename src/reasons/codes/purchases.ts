/** Reason codes of the purchases domain, with their parameters. */
export interface PurchasesReasons {
  /** The model has no one leave before a repeat purchase, so that the probability of 1 says nothing. */
  "purchases.alive.by-construction": { observed: number; unit: string };
  /** Time since the last purchase. */
  "purchases.silent": { time: number; unit: string };
  /** Repeat purchases, and the time in which they were made. */
  "purchases.repeat": { purchases: number; time: number; unit: string };
  /** The fit of the model did not end at a maximum of its likelihood. */
  "purchases.model.not-converged": { kind: string; observations: number };
}
