/** Reason codes of the effort domain, with their parameters. */
export interface EffortReasons {
  /** The driver that added most points of effort, and what the effort would be without it. */
  "effort.costliest-driver": { driver: string; points: number; without: number };
  /** Times that the customer had been in touch about other problems in a number of days before this one, which count as contacts before it. */
  "effort.earlier-contacts": { contacts: number; days: number };
  /** More tickets in the window of this many days than the history leads to expect. */
  "effort.problem.rising": { tickets: number; days: number; expected: number };
  /** Tickets in the window of this many days, none in the days before. */
  "effort.problem.new": { tickets: number; days: number; before: number };
  /** Nothing was in use before the window, so that its tickets have nothing to be compared with. */
  "effort.problem.no-history": { tickets: number };
  /** What solved most of the tickets so far, and half of them within this many hours. */
  "effort.problem.solved-by": { resolution: string; times: number; hours: number };
  /** Share of the decided tickets that met a standard, and the required share. */
  "effort.standard.share": { standard: string; share: number; target: number; tickets: number };
  /** No ticket that a standard is for is decided. */
  "effort.standard.no-data": { standard: string };
  /** The share that meets a standard rises from period to period. */
  "effort.standard.improving": { standard: string };
  /** The share that meets a standard falls from period to period. */
  "effort.standard.worsening": { standard: string };
  /** Where a standard is missed most often, with its number of all misses. */
  "effort.standard.missed-most": {
    standard: string;
    by: "topic" | "product" | "channel";
    name: string;
    missed: number;
    of: number;
  };
}
