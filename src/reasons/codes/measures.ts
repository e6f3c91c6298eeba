/** Reason codes of the measures domain, with their parameters. */
export interface MeasuresReasons {
  /** The customer was asked by a survey not long ago, and may be asked again from a day on. */
  "measures.asked-lately": { on: string; from: string };
  /** The customer, or the person, does not want to be contacted. */
  "measures.ask-do-not-contact": Record<never, never>;
  /** They agreed to other channels only. */
  "measures.ask-not-by": { channel: string };
  /** The person has left the account. */
  "measures.ask-left": Record<never, never>;
}
