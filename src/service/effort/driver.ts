/**
 * The drivers, in the order of the evidence table.
 * @internal
 */
export const EFFORT_DRIVERS = [
  "repeatContacts",
  "unresolved",
  "transfers",
  "repeatedInformation",
  "timeAgainstStandard",
  "channelSwitching",
  "failedSelfService",
] as const;

/**
 * What makes a service contact an effort, in the order of the evidence table:
 *
 * - `repeatContacts`: contacts after the first, or reopenings where they are more.
 * - `unresolved`: 1 while the problem is not solved, else 0.
 * - `transfers`: times the ticket was handed on.
 * - `repeatedInformation`: times the customer was asked for what they had told already.
 * - `timeAgainstStandard`: time to the solution, as a multiple of the standard.
 * - `channelSwitching`: changes from one channel to another.
 * - `failedSelfService`: failed attempts by the customer to solve it alone.
 * @useDeclaredType
 */
export type EffortDriver = (typeof EFFORT_DRIVERS)[number];

/** A weight per driver; only their ratios count. */
export type EffortWeights = Readonly<Record<EffortDriver, number>>;

/** The value at which a driver begins to count, and the value from which it counts in full. */
export interface EffortRange {
  /** Up to here it adds nothing. */
  readonly from: number;
  /** From here on it adds its whole weight; above `from`. */
  readonly to: number;
}

/** How long a solution may take before the wait itself costs effort. */
export interface TimeStandard {
  /** Used where the hours of service are known. */
  readonly businessMinutes: number;
  /** Used where they are not. */
  readonly calendarMinutes: number;
}
