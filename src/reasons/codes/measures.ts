/** Reason codes of the measures domain, with their parameters. */
export interface MeasuresReasons {
  /** The customer was asked by a survey not long ago, and may be asked again from a day on. */
  "measures.asked-lately": { on: string; from: string };
}
