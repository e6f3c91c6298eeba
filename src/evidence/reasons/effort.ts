/** Reason codes of the effort domain, with their parameters. */
export interface EffortReasons {
  /** The driver that added most points of effort, and what the effort would be without it. */
  "effort.costliest-driver": { driver: string; points: number; without: number };
}
