/** An account that may be held back from reviews. */
export interface ExperimentAccount {
  id: string;
  /** Spend in an equally long time before the experiment: its spread shows how random spend is. */
  before?: number | null | undefined;
}
